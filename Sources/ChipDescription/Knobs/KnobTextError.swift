/// Why a text is not a value of a unit, and what would be one.
package enum KnobTextError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text does not start with a number.
  case notANumber(String, expected: KnobUnit)
  /// The number has no unit.
  case unitMissing(String, expected: KnobUnit)
  /// The number has a unit where none belongs.
  case unitNotWanted(String, number: String)
  /// The unit is not one of the knob's.
  case wrongUnit(String, expected: KnobUnit)
  /// The number has a fraction where only whole ones are allowed.
  case notWhole(String, expected: KnobUnit)
  /// The text is neither `true` nor `false`.
  case notAFlag(String)
  /// The text is none of the words that there are to choose from.
  case notAChoice(String, [String])

  /// What was found and what was expected.
  package var description: String {
    switch self {
    case .notANumber(let text, let unit):
      "'\(text)' is not a number\(Self.units(of: unit)); write it like '\(unit.example)'"
    case .unitMissing(let text, let unit):
      "'\(text)' has no unit; write one of \(Self.symbols(of: unit)), like '\(unit.example)'"
    case .unitNotWanted(let text, let number):
      "'\(text)' has a unit, but this is a plain number; write '\(number)'"
    case .wrongUnit(let symbol, let unit):
      "the unit '\(symbol)' is not one of \(Self.symbols(of: unit)); "
        + "write it like '\(unit.example)'"
    case .notWhole(let text, let unit):
      "'\(text)' is not a whole number\(Self.wholeUnits(of: unit)); "
        + "write it like '\(unit.example)'"
    case .notAFlag(let text): "'\(text)' is not 'true' or 'false'"
    case .notAChoice(let text, let words):
      "'\(text)' is not one of \(words.joined(separator: ", "))"
    }
  }

  private static func symbols(of unit: KnobUnit) -> String {
    unit.scales.map(\.symbol).joined(separator: ", ")
  }

  private static func units(of unit: KnobUnit) -> String {
    unit.scales.isEmpty ? "" : " with a unit (\(symbols(of: unit)))"
  }

  private static func wholeUnits(of unit: KnobUnit) -> String {
    unit.scales.first { $0.base(1) == 1 }.map { " of \($0.symbol)" } ?? ""
  }
}
