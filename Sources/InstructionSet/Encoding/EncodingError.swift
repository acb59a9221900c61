/// A value that does not fit the field that it should go into.
package struct EncodingError: Error, Sendable, Hashable, CustomStringConvertible {
  package let mnemonic: String
  package let operand: String
  package let value: Int64
  package let range: ClosedRange<Int64>

  package var description: String {
    "\(mnemonic): \(operand) is \(value), but the field holds \(range.lowerBound) to"
      + " \(range.upperBound)"
  }
}

/// A word that is no instruction, and why.
package struct DecodingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The position of the word in its program.
  package let word: Int
  package let reason: String

  package var description: String { "instruction word \(word): \(reason)" }
}

/// A line of assembly text that is no instruction, and why.
package struct AssemblyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line, counted from 1.
  package let line: Int
  package let reason: String

  package var description: String { "line \(line): \(reason)" }
}
