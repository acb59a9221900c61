/// The `name=value` words of a declaring line, each of which must be there once.
struct LineAttributes {
  private let line: AssemblyLine
  private var values: [Substring: Substring] = [:]

  /// Collects the words from a position on; throws unless their names are `names`, and some of
  /// `optional`.
  init(
    _ line: AssemblyLine, from start: Int, names: [String], optional: [String] = []
  ) throws(AssemblyError) {
    self.line = line
    let known = names + optional
    for word in line.words.dropFirst(start) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw line.error("'\(word)' should be NAME=VALUE") }
      guard known.contains(where: { $0 == parts[0] }) else {
        throw line.error(
          "'\(parts[0])' means nothing here"
            + Spelling.suggestion(for: String(parts[0]), among: known))
      }
      guard values.updateValue(parts[1], forKey: parts[0]) == nil else {
        throw line.error("\(parts[0]) is given twice")
      }
    }
    if let missing = names.first(where: { values[Substring($0)] == nil }) {
      throw line.error("\(missing) is missing")
    }
  }

  /// A value as it stands.
  func text(_ name: String) -> Substring { values[Substring(name)] ?? "" }

  /// A value that must be a whole number.
  func number(_ name: String) throws(AssemblyError) -> Int {
    guard let number = Int(text(name)) else {
      throw line.error("\(name) takes a whole number, not '\(text(name))'")
    }
    return number
  }

  /// Sets the numbers that a type declares.
  func assign<Whole>(
    _ numbers: [NamedNumber<Whole>], to whole: inout Whole
  ) throws(AssemblyError) {
    for field in numbers { whole[keyPath: field.path] = try number(field.name) }
  }
}
