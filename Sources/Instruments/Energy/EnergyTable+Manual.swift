extension EnergyTable {
  /// Every figure of the power and area models with its spread and source, and every rule that
  /// scales them with its range, one paragraph each.
  package static var manual: String {
    let banks = [(2048, 4), (8192, 8), (131_072, 16)].compactMap {
      try? BankEnergy.read(bankBytes: $0.0, wordBytes: $0.1)
    }
    let parts = [("Energies and leakage", figures + banks), ("Areas", AreaTable.figures)]
    let tables = parts.map { title, figures in
      "\(title)\n\n" + figures.map(\.paragraph).joined(separator: "\n")
    }
    let rules =
      "Scaling rules, outside of whose range a chip is refused\n\n"
      + ScalingRule.all.map(\.paragraph).joined(separator: "\n")
    return (tables + [rules]).joined(separator: "\n")
  }
}

extension EnergyFigure {
  /// The number with its bounds, what it was stated for, how it was come by, and from where.
  fileprivate var paragraph: String {
    let bounds = (value, value * spread.lowerBound, value * spread.upperBound)
    return
      "  \(name): \(NumberText.range(bounds, unit: unit.rawValue))\(stated), \(evidence.words)\n"
      + "      \(source)\n"
  }

  private var stated: String {
    switch conditions {
    case .dynamic(let point), .silicon(let point): " at \(point.nanometres) nm, \(point.volts) V"
    case .wire(let volts), .leakage(let volts): " at \(volts) V"
    case .area(let nanometres): " at \(nanometres) nm"
    case .retention, .ownSupply, .relative: ""
    }
  }
}

extension ScalingRule {
  /// The formula with its range, and from where.
  fileprivate var paragraph: String {
    let bounds = [range.lowerBound, range.upperBound].map(NumberText.short)
    return "  \(name): \(formula); from \(bounds[0]) to \(bounds[1]) \(unit)\n      \(source)\n"
  }
}

extension EnergyFigure.Evidence {
  fileprivate var words: String {
    switch self {
    case .measured: "measured for this project"
    case .read: "read in the document"
    case .seen: "seen in an excerpt"
    case .fitted: "fitted"
    case .toBeVerified: "to be verified"
    }
  }
}
