/// Reads the words of an assembly line as an instruction.
struct InstructionParser {
  private let line: AssemblyLine
  private(set) var instruction = Instruction(Finish())
  /// The layer, where the line names one.
  private(set) var layer: Int?

  /// Reads a line that has at least one word.
  init(_ line: AssemblyLine) throws(AssemblyError) {
    self.line = line
    guard let mnemonic = line.words.first else { throw line.error("there is no instruction") }
    guard let opcode = Opcode.allCases.first(where: { $0.form.mnemonic == mnemonic }) else {
      throw line.error(
        "'\(mnemonic)' is no instruction"
          + Spelling.suggestion(for: mnemonic, among: Opcode.allCases.map { $0.form.mnemonic }))
    }
    let rest = line.words.dropFirst()
    let bar = rest.firstIndex(of: "|") ?? rest.endIndex
    try readHead(rest[..<bar])
    instruction.body = try opcode.form.parsed(rest[bar...].dropFirst(), line: line)
  }

  /// Reads the pairs before the bar.
  private mutating func readHead(_ words: ArraySlice<String>) throws(AssemblyError) {
    var seen: Set<String> = []
    var rest = words
    while let keyword = rest.popFirst() {
      guard ["layer", "wait", "signal"].contains(keyword) else {
        throw line.error("'\(keyword)' should be layer, wait or signal; operands stand after '|'")
      }
      guard seen.insert(keyword).inserted else { throw line.error("\(keyword) is given twice") }
      guard let value = rest.popFirst() else { throw line.error("\(keyword) lacks its value") }
      switch keyword {
      case "wait": instruction.waits = try TokenSet(text: value, line: line)
      case "signal": instruction.signals = try TokenSet(text: value, line: line)
      default:
        guard let number = Int(value) else { throw line.error("'\(value)' is no layer number") }
        layer = number
      }
    }
  }
}

extension InstructionForm {
  /// The form with its operands read from the words after the bar.
  static func parsed(
    _ words: ArraySlice<String>, line: AssemblyLine
  ) throws(AssemblyError) -> InstructionBody {
    var form = Self()
    var seen: Set<Substring> = []
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw line.error("'\(word)' should be OPERAND=VALUE") }
      guard seen.insert(parts[0]).inserted else { throw line.error("\(parts[0]) is given twice") }
      try form.assign(parts[1], to: parts[0], line: line)
    }
    return form.body
  }

  private mutating func assign(
    _ word: Substring, to name: Substring, line: AssemblyLine
  ) throws(AssemblyError) {
    guard let operand = Self.operands.first(where: { $0.name == name }) else {
      throw line.error(
        "\(Self.mnemonic) has no operand '\(name)'"
          + Spelling.suggestion(for: String(name), among: Self.operands.map(\.name)))
    }
    guard let number = operand.style.number(word), operand.range.contains(number),
      operand.assign(&self, number)
    else {
      throw line.error(
        "\(name) takes \(operand.style.expectation(operand.range)), not '\(word)'")
    }
  }
}
