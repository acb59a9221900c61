internal import ChipDescription
internal import Instruments

extension Flagship {
  /// The page of the documentation: the tables, and the distance to the project's aim.
  package var page: String {
    """
    # What the flagship does, and how far it is from its aim

    Written by `obol describe flagship`; a test says when it is stale.

    MobileNetV2 1.0-224 in shape, \(millions) million multiply-accumulates a frame, on \
    `\(chip.name)`, which the chip file `ChipSpecs/\(chip.name).yaml` describes. The weights are \
    synthetic; "int4" has every weight on one of fifteen values, "half pruned" half of each dense \
    layer's weights zero, and the compiler stores both as it would any network's. Ranges are what \
    the spreads of the model's figures allow (`obol describe energies`); how far the model is from \
    chips that exist says `obol describe validation`.

    ## Weights and operating points

    "mW" is at full rate, "at \(Self.rate(Self.cameraRate))" asleep between frames at the same \
    point.

    \(table)
    ## The distance to hundreds of frames per second under 50 mW

    Any clock and voltage between the chip's listed ones may be taken here, along the alpha-power \
    law, and the chip may rest between frames.

    \(distanceTable)
    ## Where the energy of a frame goes

    int8 weights, microjoules at full rate, by component.

    \(componentTable)
    The ten hungriest layers at \(firstPoint), microjoules.

    \(layerTable)
    ## At \(Self.rate(Self.cameraRate))

    int8 weights: a frame, waking up and resting, microjoules of a period; the least hungry first.

    \(cameraTable)
    """
  }

  private var millions: String {
    NumberText.fixed(Double(variants.first?.reports.first?.macs ?? 0) * 1e-6, decimals: 0)
  }

  private var firstPoint: String { chip.operatingPoints.first?.name ?? "" }

  /// The network as it is, at each operating point.
  private var plain: [Report] { variants.first?.reports ?? [] }

  private static func rate(_ rate: Double) -> String {
    "\(NumberText.fixed(rate, decimals: 0)) frames/s"
  }

  private static func table(_ heading: String, _ rule: String, _ rows: [[String]]) -> String {
    let lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }
    return ([heading, rule] + lines).joined(separator: "\n") + "\n"
  }

  private static func range(_ value: Double, _ low: Double, _ high: Double) -> String {
    "\(NumberText.short(value)) (\(NumberText.short(low)) to \(NumberText.short(high)))"
  }

  private var table: String {
    let rows = variants.flatMap { variant in
      variant.reports.map { report in
        let power = report.energyRange.scaled(by: report.framesPerSecond * 1e-3)
        let energy = report.energyRange
        return [
          variant.weights.name,
          "\(report.point.name), \(NumberText.prefixed(report.point.hertz, unit: "Hz")), "
            + "\(NumberText.short(report.point.volts)) V",
          NumberText.fixed(report.framesPerSecond, decimals: 1),
          Self.range(power.value, power.low, power.high),
          Self.range(energy.microjoules, energy.low, energy.high),
          NumberText.short(report.rate?.milliwatts ?? 0), NumberText.grouped(report.cycles),
          NumberText.grouped(report.encodedWeightBytes),
        ]
      }
    }
    return Self.table(
      "| weights | point | frames/s | mW | µJ a frame | mW at "
        + "\(Self.rate(Self.cameraRate)) | cycles | bytes in the store |",
      "|---|---|--:|--:|--:|--:|--:|--:|", rows)
  }

  private var distanceTable: String {
    let rows = variants.map { variant in
      let within = variant.withinAim
      let aimed = variant.atAimedRate
      return [
        variant.weights.name, NumberText.fixed(within.framesPerSecond, decimals: 0),
        "\(NumberText.prefixed(within.point.hertz, unit: "Hz")), "
          + "\(NumberText.short(within.point.volts)) V",
        aimed.map { NumberText.short($0.milliwatts) } ?? "not reached",
        aimed.map { NumberText.short($0.milliwatts / Self.aimedMilliwatts) + " times" } ?? "",
      ]
    }
    return Self.table(
      "| weights | most frames/s within 50 mW | at | mW at \(Self.rate(Self.aimedRate)) | "
        + "of 50 mW |",
      "|---|--:|---|--:|--:|", rows)
  }

  private var componentTable: String {
    let components = plain.first?.energy.ranked ?? []
    let rows = components.map { component in
      [component.name]
        + plain.map { report in
          "\(NumberText.short(report.energy[component])) "
            + "(\(NumberText.percent(report.energy[component] / report.energy.total)))"
        }
    }
    let sum = ["together"] + plain.map { NumberText.short($0.energy.total) }
    return Self.table(
      "| component | " + plain.map(\.point.name).joined(separator: " | ") + " |",
      "|---|" + plain.map { _ in "--:|" }.joined(), rows + [sum])
  }

  private var layerTable: String {
    guard let report = plain.first else { return "" }
    let rows = report.hungriest(10).map { layer in
      [
        layer.name, layer.operatorName, NumberText.short(layer.energy.total),
        NumberText.percent(layer.energy.total / report.energy.total),
        NumberText.grouped(layer.cycles),
      ]
    }
    return Self.table("| layer | operator | µJ | share | cycles |", "|---|---|--:|--:|--:|", rows)
  }

  private var cameraTable: String {
    let rows = (plain.first?.rateChoices ?? []).map { choice in
      [
        "\(choice.point.name), \(NumberText.prefixed(choice.point.hertz, unit: "Hz")), "
          + "\(NumberText.short(choice.point.volts)) V",
        NumberText.short(choice.milliwatts), NumberText.short(choice.frameMicrojoules),
        NumberText.short(choice.wakeMicrojoules), NumberText.short(choice.restMicrojoules),
        NumberText.percent(choice.restShare),
      ]
    }
    return Self.table(
      "| point | mW | frame | waking | resting | of the time at rest |",
      "|---|--:|--:|--:|--:|--:|", rows)
  }
}
