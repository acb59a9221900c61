extension EnergyTable {
  /// Every figure of the power and area models with its spread and source, one paragraph each.
  package static var manual: String {
    let parts = [("Energies and leakage", figures), ("Areas", AreaTable.figures)]
    return parts.map { title, figures in
      "\(title)\n\n" + figures.map(\.paragraph).joined(separator: "\n")
    }.joined(separator: "\n")
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
