/// The values that a knob may take.
package enum KnobRange: Sendable, Hashable {
  /// Whole numbers between two bounds, perhaps only some of them.
  case integers(ClosedRange<Int>, IntegerStep)
  /// Numbers between two bounds.
  case reals(ClosedRange<Double>)
  /// One of a few words.
  case choices([String])
  /// Yes or no.
  case flag
  /// A word of letters, digits, `-`, `_` and `.` that starts with a letter.
  case identifier
  /// Text on one line.
  case line

  /// Whether a value is one of these.
  package func contains(_ value: KnobValue) -> Bool {
    switch (self, value) {
    case (.integers(let bounds, let step), .integer(let number)):
      bounds.contains(number) && step.admits(number)
    case (.reals(let bounds), .real(let number)): bounds.contains(number)
    case (.choices(let words), .text(let word)): words.contains(word)
    case (.flag, .flag): true
    case (.identifier, .text(let text)): Self.isIdentifier(text)
    case (.line, .text(let text)): Self.isLine(text)
    default: false
    }
  }

  /// What is allowed, in words that complete "must be …".
  package func description(in unit: KnobUnit) -> String {
    switch self {
    case .integers(let bounds, let step):
      "\(unit.text(.integer(bounds.lowerBound))) to \(unit.text(.integer(bounds.upperBound)))"
        + step.description(in: unit)
    case .reals(let bounds):
      "\(unit.text(.real(bounds.lowerBound))) to \(unit.text(.real(bounds.upperBound)))"
    case .choices(let words): words.joined(separator: ", ")
    case .flag: "true or false"
    case .identifier: "a word of letters, digits, '-', '_' and '.' that starts with a letter"
    case .line: "text on one line"
    }
  }

  private static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { byte in
      isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// Non-empty, with no control character: such a text survives a quoted YAML scalar unchanged.
  private static func isLine(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
        default: scalar.value != 0xFEFF
        }
      }
  }
}

/// Which whole numbers between the bounds of a range are allowed.
package enum IntegerStep: Sendable, Hashable {
  /// All of them.
  case any
  /// Only powers of two, because the hardware takes address bits.
  case powersOfTwo
  /// Only multiples of a number.
  case multiples(of: Int)

  /// Whether a number falls on a step.
  package func admits(_ number: Int) -> Bool {
    switch self {
    case .any: true
    case .powersOfTwo: number > 0 && number & (number - 1) == 0
    case .multiples(let divisor): number.isMultiple(of: divisor)
    }
  }

  /// What the step adds to the description of a range.
  func description(in unit: KnobUnit) -> String {
    switch self {
    case .any: ""
    case .powersOfTwo: ", a power of two"
    case .multiples(let divisor): ", a multiple of \(unit.text(.integer(divisor)))"
    }
  }
}
