/// A divisor of addresses, a power of two on most chips, for which a quotient is a shift.
struct PowerDivisor: Sendable, Hashable {
  let value: Int
  /// The logarithm; negative where the value is no power of two.
  private let shift: Int

  /// - Parameter value: at least 1.
  init(_ value: Int) {
    self.value = value
    shift = value & (value - 1) == 0 ? value.trailingZeroBitCount : -1
  }

  /// How often the divisor goes into a number that is not negative.
  func quotient(_ number: Int) -> Int { shift >= 0 ? number >> shift : number / value }

  /// How many times the divisor has to be taken for at least a number that is not negative.
  func roundedUpQuotient(_ number: Int) -> Int { quotient(number + value - 1) }

  /// What is left of a number that is not negative.
  func remainder(_ number: Int) -> Int { number - quotient(number) * value }
}
