extension TokenSet {
  /// The tokens joined by commas: `storeDMA>array,vector>array`.
  var text: String { allPairs.map(\.description).joined(separator: ",") }

  /// Reads a list of tokens; throws the reason where it is none.
  init(text: String, line: AssemblyLine) throws(AssemblyError) {
    self.init()
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let units = word.split(separator: ">", omittingEmptySubsequences: false)
      guard units.count == 2 else {
        throw line.error("'\(word)' is no token; a token is PRODUCER>CONSUMER")
      }
      let token = Token(
        from: try Self.unit(units[0], line: line), to: try Self.unit(units[1], line: line))
      guard !contains(token) else { throw line.error("\(token) is listed twice") }
      insert(token)
    }
  }

  private static func unit(_ word: Substring, line: AssemblyLine) throws(AssemblyError) -> Unit {
    if let unit = Unit.allCases.first(where: { $0.name == word }) { return unit }
    throw line.error(
      "'\(word)' is no unit"
        + Spelling.suggestion(for: String(word), among: Unit.allCases.map(\.name)))
  }
}
