extension ChipSpec {
  /// The canonical text: a chip file that reads back as exactly this chip.
  package var text: String {
    let blocks = Self.sections.map(text(of:)) + [operatingPointsText]
    return blocks.joined(separator: "\n")
  }

  private func text(of section: KnobSection) -> String {
    let indent = section.key.isEmpty ? "" : "  "
    let heading = section.key.isEmpty ? "" : "\(section.key):\n"
    return section.knobs.reduce(into: heading) { text, knob in
      text += "\(indent)\(knob.key): \(knob.text(in: self))\n"
    }
  }

  private var operatingPointsText: String {
    operatingPoints.reduce(into: "\(OperatingPoint.listKey):\n") { text, point in
      for (index, knob) in OperatingPoint.knobs.enumerated() {
        text += "\(index == 0 ? "  - " : "    ")\(knob.path): \(knob.text(in: point))\n"
      }
    }
  }
}
