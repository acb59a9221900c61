extension ChipSpec {
  /// Every field as the rows of a Markdown table.
  package static var knobTable: String {
    let defaults = ChipSpec()
    let fields = knobs.map { knob in
      row(knob.path, knob.allowed, knob.isOptional ? knob.text(in: defaults) : "", knob.summary)
    }
    let points = OperatingPoint.knobs.map { knob in
      row("\(OperatingPoint.listKey)[].\(knob.path)", knob.allowed, "", knob.summary)
    }
    let heading = "| field | allowed | if left out | what it is |\n|---|---|---|---|\n"
    return heading + (fields + points).joined()
  }

  /// The rules between fields as a Markdown list.
  package static var ruleList: String { ChipRule.all.map { "* \($0.summary)\n" }.joined() }

  private static func row(
    _ path: String, _ allowed: String, _ standard: String, _ summary: String
  ) -> String {
    "| `\(path)` | \(allowed) | \(standard) | \(summary) |\n"
  }
}
