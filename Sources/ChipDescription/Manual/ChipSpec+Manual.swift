extension ChipSpec {
  /// The manual page of this chip: every field with its value, what is allowed, and what it is.
  package var manual: String {
    let blocks = Self.sections.map(page(of:)) + [operatingPointsPage, Self.rulesPage]
    return blocks.joined(separator: "\n")
  }

  private func page(of section: KnobSection) -> String {
    let heading = section.key.isEmpty ? section.summary : "\(section.key): \(section.summary)"
    return section.knobs.reduce(into: heading + "\n") { page, knob in
      page += Self.entry(knob, value: knob.text(in: self))
    }
  }

  private var operatingPointsPage: String {
    var page = "\(OperatingPoint.listKey): \(OperatingPoint.listSummary)\n"
    for point in operatingPoints {
      let values = OperatingPoint.knobs.map { "\($0.path): \($0.text(in: point))" }
      page += "  - \(values.joined(separator: ", "))\n"
    }
    for knob in OperatingPoint.knobs {
      page += "      \(knob.path) (\(knob.allowed)): \(knob.summary)\n"
    }
    return page
  }

  private static var rulesPage: String {
    ChipRule.all.reduce(into: "Rules between fields\n") { $0 += "  \($1.summary)\n" }
  }

  private static func entry(_ knob: Knob<ChipSpec>, value: String) -> String {
    "  \(knob.path): \(value)\n      \(knob.summary)\n      Allowed: \(knob.allowed).\n"
  }
}

extension Knob {
  /// What is allowed, in words.
  package var allowed: String { range.description(in: unit) }
}
