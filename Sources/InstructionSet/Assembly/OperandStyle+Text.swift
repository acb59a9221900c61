extension OperandStyle {
  /// A field's number as a word.
  func text(_ number: Int64) -> String {
    switch self {
    case .choice(let words) where words.indices.contains(Int(number)): words[Int(number)]
    case .hexadecimal where number >= 0: "0x" + String(number, radix: 16)
    default: String(number)
    }
  }

  /// The number that a word stands for, or nil.
  func number(_ word: Substring) -> Int64? {
    if case .choice(let words) = self { return words.firstIndex { $0 == word }.map(Int64.init) }
    if word.hasPrefix("0x") { return Int64(word.dropFirst(2), radix: 16) }
    return Int64(word)
  }

  /// What a word may be, for error messages.
  func expectation(_ range: ClosedRange<Int64>) -> String {
    if case .choice(let words) = self { return words.joined(separator: " or ") }
    return "\(text(range.lowerBound)) to \(text(range.upperBound))"
  }
}
