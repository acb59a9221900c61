extension Knob {
  /// The value that a chip file's text stands for; whether it is in range is not looked at.
  ///
  /// Throws a `KnobTextError` where the text has another type or unit than the knob.
  package func value(from text: String) throws(KnobTextError) -> KnobValue {
    switch range {
    case .integers:
      guard let whole = Int(exactly: try unit.number(from: text)) else {
        throw .notWhole(text, expected: unit)
      }
      return .integer(whole)
    case .reals: return .real(try unit.number(from: text))
    case .flag:
      guard text == "true" || text == "false" else { throw .notAFlag(text) }
      return .flag(text == "true")
    case .choices(let words):
      guard words.contains(text) else { throw .notAChoice(text, words) }
      return .text(text)
    case .identifier, .line: return .text(text)
    }
  }

  /// A value in range as a chip file would write it, to show where one was expected.
  package var example: String {
    switch range {
    case .integers(let bounds, _): unit.text(.integer(bounds.lowerBound))
    case .reals(let bounds): unit.text(.real(bounds.upperBound))
    case .choices(let words): words.first ?? unit.example
    case .flag, .identifier, .line: unit.example
    }
  }

  /// Says what is wrong with the field's value, or nothing.
  package func problem(in root: Root) -> String? {
    let value = value(in: root)
    if range.contains(value) { return nil }
    return "is \(unit.text(value)); it must be \(range.description(in: unit))"
  }
}
