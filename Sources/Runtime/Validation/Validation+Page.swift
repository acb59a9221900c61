internal import Instruments

extension Validation {
  /// The page of the documentation: how it was done, the tables, and what comes out.
  package var page: String {
    """
    # How far the power model is from chips that exist

    Written by `obol describe validation`; a test says when it is stale.

    Each chip file in `ChipSpecs/` is made from public facts, named in it one by one with what this
    machine cannot follow. The networks have the layers of those that were measured, and synthetic
    weights: these decide neither time nor energy here, but zeros would, since the compiler folds
    channels that are all zero, of which the published person detector has many.

    One number was fitted: what silicon takes for each unit of the tables
    (`EnergyTable.implementation`), on the MAX78002's three networks. GAP9, NDP120 and Eyeriss are
    tests of it: nothing was fitted to their power or energy.

    \(table)
    Energy of the \(energyErrors.count) test points: median error \(Self.percent(energyErrors)), \
    largest \(largest(energyErrors)). Of the \(fittedErrors.count) fitted ones: \
    \(Self.percent(fittedErrors)). Speed of the \(speedErrors.count) points where it is predicted: \
    median error \(Self.percent(speedErrors)), largest \(largest(speedErrors)); of the \
    \(publicSpeedErrors.count) of chips whose architecture is public (MAX78002, Eyeriss): \
    \(Self.percent(publicSpeedErrors)).

    ## Voltage

    \(voltageTable)
    ## What is no prediction, and why

    * GAP9's speed: its engine works for about a quarter of the measured time. The rest is software
      on the cores that moves tiles and runs what the engine does not, and how long it takes is not
      public. Frames therefore take the measured time; the cores' share of it, `controlCore.active`,
      follows from that time and not from any measured power.
    * NDP120's speed comes from one public fact, 32 products a cycle; how its array is arranged and
      where its memory lies are guesses, as its chip file says, and so is 40 nm, its predecessor's
      node.
    * Eyeriss gates multipliers at zero activations, which the published power has and this has
      not; and its elements keep rows that here come from the banks again. Both make it too hungry
      here. Its first layer is run as 3 × 3 windows over blocks of 4 × 4 pixels, 19 % more products.
    * The MAX78002's additions between layers are left out, its kernels of 1, 2 and 4 bits as well,
      and its mobile networks (5 to 50 pJ per product), whose layers the note does not give.
    * Published energies of the MAX78002 have the idle power, 9.4 mW, taken out; it is added again.

    """
  }

  private var table: String {
    let heading = [
      "| chip | point | network | FPS published | predicted | error | mW published | predicted | "
        + "µJ published | predicted (range) | error | |",
      "|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|",
    ]
    return (heading + results.map(\.row)).joined(separator: "\n") + "\n"
  }

  private var voltageTable: String {
    let heading = [
      "Energy of a frame at the higher voltage for each unit at the lower one.", "",
      "| chip | network | published | predicted |", "|---|---|--:|--:|",
    ]
    let pairs = ["gap9", "ndp120"].flatMap { chip in
      ["images", "keywords", "persons", "anomalies"].compactMap { network in
        energyRatio(of: network, on: chip, from: "nominal", to: "fast").map { ratio in
          "| \(chip) | \(network) | \(NumberText.short(ratio.published)) | "
            + "\(NumberText.short(ratio.predicted)) |"
        }
      }
    }
    return (heading + pairs).joined(separator: "\n") + "\n"
  }

  private static func percent(_ errors: [Double]) -> String {
    NumberText.fixed(medianMagnitude(errors) * 100, decimals: 0) + " %"
  }

  private func largest(_ errors: [Double]) -> String {
    ValidationResult.signed(errors.max { $0.magnitude < $1.magnitude } ?? 0)
  }
}

extension ValidationResult {
  fileprivate var row: String {
    let published = point.microjoules * point.framesPerSecond * 1e-3
    let cells = [
      point.chip, point.point, point.network.rawValue,
      NumberText.short(point.framesPerSecond),
      point.isTimed ? "as measured" : NumberText.short(framesPerSecond),
      point.isTimed ? "" : Self.signed(speedRatio - 1), NumberText.short(published),
      NumberText.short(milliwatts), NumberText.short(point.microjoules),
      "\(NumberText.short(energy.microjoules)) (\(NumberText.short(energy.low)) to "
        + "\(NumberText.short(energy.high)))",
      Self.signed(energyRatio - 1), point.isFitted ? "fitted" : "test",
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  fileprivate static func signed(_ error: Double) -> String {
    (error < 0 ? "−" : "+") + NumberText.fixed(error.magnitude * 100, decimals: 0) + " %"
  }
}
