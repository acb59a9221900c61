extension ChipSpec {
  /// The manual page of chip files: every field, what is allowed, and what it is.
  package static var manual: String {
    let blocks = sections.map(page(of:)) + [operatingPointsPage, rulesPage]
    return blocks.joined(separator: "\n")
  }

  private static func page(of section: KnobSection) -> String {
    let heading = section.key.isEmpty ? section.summary : "\(section.key): \(section.summary)"
    return section.knobs.reduce(into: heading + "\n") { page, knob in
      let standard = knob.isOptional ? "; \(knob.text(in: ChipSpec())) if left out" : ""
      page += entry(knob.path, knob.allowed + standard, knob.summary)
    }
  }

  private static var operatingPointsPage: String {
    let heading = "\(OperatingPoint.listKey): \(OperatingPoint.listSummary)\n"
    return OperatingPoint.knobs.reduce(into: heading) { page, knob in
      page += entry("\(OperatingPoint.listKey)[].\(knob.path)", knob.allowed, knob.summary)
    }
  }

  private static var rulesPage: String {
    ChipRule.all.reduce(into: "Rules between fields:\n") { $0 += "  \($1.summary)\n" }
  }

  private static func entry(_ path: String, _ allowed: String, _ summary: String) -> String {
    "  \(path): \(allowed)\n      \(summary)\n"
  }
}

extension Knob {
  /// What is allowed, in words.
  package var allowed: String { range.description(in: unit) }
}
