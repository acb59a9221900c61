/// Base-2 logarithms in units of 2⁻⁸, by which code lengths are compared without floating point.
package enum FixedLogarithm {
  /// Units in a bit.
  package static let unitsPerBit = 256

  /// The logarithm of a number above zero, rounded down.
  ///
  /// Squaring the mantissa gives one further binary digit of the logarithm at a time.
  package static func units(_ number: Int) -> Int {
    guard number > 1 else { return 0 }
    let whole = Int.bitWidth - 1 - number.leadingZeroBitCount
    // The mantissa, from 1 up to 2, in 2⁻³⁰.
    var mantissa = (UInt64(number) << 30) >> UInt64(whole)
    var logarithm = whole
    for _ in 0..<8 {
      mantissa = (mantissa * mantissa) >> 30
      logarithm <<= 1
      if mantissa >= 1 << 31 {
        mantissa >>= 1
        logarithm += 1
      }
    }
    return logarithm
  }
}
