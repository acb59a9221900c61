import MachineModel

extension Report {
  /// The energy from data for a terminal, as parts of a line; empty where it was not asked for.
  var dataParts: [String] {
    guard let dataEnergy else { return [] }
    let (total, activity) = (dataEnergy.energy.total, dataEnergy.activity)
    let change = total / energy.total - 1
    var parts = [
      "\(NumberText.short(total * framesPerSecond * 1e-3)) mW and \(NumberText.short(total)) µJ "
        + "a frame with this data's toggles "
        + "(\(change < 0 ? "−" : "+")\(NumberText.percent(change.magnitude)))"
    ]
    if !dataEnergy.gatesZeros {
      parts.append("\(NumberText.short(dataEnergy.gated.total)) µJ if zeros gated multipliers")
    }
    parts.append(
      "zero: \(NumberText.percent(activity.share(\.zeroActivations))) of activations, "
        + "\(NumberText.percent(activity.share(\.zeroWeights))) of weights")
    let toggles = activity.namedToggles.compactMap { name, count in
      count.perBit.map { "\(name) \(NumberText.fixed($0, decimals: 2))" }
    }
    return parts
      + toggles.enumerated().map { ($0.offset == 0 ? "toggles a bit: " : "") + $0.element }
  }

  /// The same for the JSON report.
  var dataMember: JSONValue.Member? {
    guard let dataEnergy else { return nil }
    let total = dataEnergy.energy.total
    let layers = zip(layers, dataEnergy.layers).map { layer, data in
      JSONValue.object([
        .init("name", .string(layer.name)), .init("microjoules", .real(data.energy.total)),
        .init("microjoulesGated", .real(data.gated.total)),
        .init("energy", data.energy.json), .init("activity", data.activity.json),
      ])
    }
    return .init(
      "dataEnergy",
      .object([
        .init("frames", .integer(dataEnergy.frames)),
        .init("microjoulesPerInference", .real(total)),
        .init("milliwatts", .real(total * framesPerSecond * 1e-3)),
        .init("gatesZeros", .string(dataEnergy.gatesZeros ? "yes" : "no")),
        .init("microjoulesGated", .real(dataEnergy.gated.total)),
        .init("energy", dataEnergy.energy.json),
        .init("activity", dataEnergy.activity.json), .init("layers", .array(layers)),
      ]))
  }

  /// The same for the page; empty where it was not asked for.
  var dataSections: [String] {
    guard let dataEnergy else { return [] }
    let components = energy.ranked.map { component in
      [component.name]
        + [energy, dataEnergy.energy, dataEnergy.gated].map {
          NumberText.short($0[component])
        }
    }
    let sum =
      ["together"]
      + [energy, dataEnergy.energy, dataEnergy.gated].map {
        NumberText.short($0.total)
      }
    let rows = zip(layers, dataEnergy.layers).map { layer, data in
      [
        "\(layer.index) \(layer.shortName)",
        NumberText.percent(data.activity.share(\.zeroActivations)),
        NumberText.percent(data.activity.share(\.zeroWeights)),
      ] + data.activity.namedToggles.map { $0.count.perBit.map(Self.toggles) ?? "–" } + [
        NumberText.short(layer.energy.total), NumberText.short(data.energy.total),
        NumberText.short(data.gated.total),
      ]
    }
    let names = DataActivity().namedToggles.map(\.name)
    return [
      HTMLText.section(
        "Energy from the data",
        "Microjoules of a frame: for any data, with the toggles of the \(dataEnergy.frames) frames "
          + "that ran, and with multipliers that rest while an operand is zero.",
        HTMLText.table(["component", "any data", "this data", "gated"], components + [sum])),
      HTMLText.section(
        "Data of every layer", "Zero operands, and toggles a bit from value to value.",
        HTMLText.table(
          ["layer", "zero activations", "zero weights"] + names + [
            "any µJ", "this µJ", "gated µJ",
          ],
          rows), wide: true),
    ]
  }

  private static func toggles(_ share: Double) -> String { NumberText.fixed(share, decimals: 2) }
}

extension DataActivity {
  /// The toggles of each kind of wires with its name.
  var namedToggles: [(name: String, count: ToggleCount)] {
    [
      ("activations", activations), ("weights", weights), ("bank reads", bankReads),
      ("bank writes", bankWrites), ("store", storeBytes), ("host", hostBytes),
    ]
  }

  var json: JSONValue {
    func share(_ count: ToggleCount) -> JSONValue { count.perBit.map(JSONValue.real) ?? .null }
    return .object([
      .init("products", .integer(products)), .init("zeroActivations", .integer(zeroActivations)),
      .init("zeroWeights", .integer(zeroWeights)), .init("zeroProducts", .integer(zeroProducts)),
      .init("activationTogglesPerBit", share(activations)),
      .init("weightTogglesPerBit", share(weights)),
      .init("bankReadTogglesPerBit", share(bankReads)),
      .init("bankWriteTogglesPerBit", share(bankWrites)),
      .init("storeTogglesPerBit", share(storeBytes)),
      .init("hostTogglesPerBit", share(hostBytes)),
    ])
  }
}
