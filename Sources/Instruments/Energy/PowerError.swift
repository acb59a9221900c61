/// Why no energy, or none at the rate asked for, can be given.
package enum PowerError: Error, Sendable, Hashable {
  /// A quantity lies where the figures or their scaling have no source.
  case outsideValidity(quantity: String, value: Double, unit: String, range: ClosedRange<Double>)
  /// The chip is slower than the rate that was asked for; both in frames per second.
  case rateTooHigh(asked: Double, highest: Double)
  /// A rate that is no positive number.
  case rateNotPositive(Double)
  /// Bins of power over time that are shorter than the shortest that a run is cut into.
  case resolutionTooFine(seconds: Double, finest: Double)
}

extension PowerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .outsideValidity(let quantity, let value, let unit, let range):
      "\(quantity) is \(value) \(unit); energies are known from \(range.lowerBound) to "
        + "\(range.upperBound) \(unit)"
    case .rateTooHigh(let asked, let highest):
      "\(asked) frames/s are asked for, the chip reaches at most "
        + "\(NumberText.roundedDown(highest, decimals: 1)) at this operating point"
    case .rateNotPositive(let rate):
      "\(rate) frames/s are asked for; the rate must be a positive number"
    case .resolutionTooFine(let seconds, let finest):
      "power is asked for in bins of \(NumberText.short(seconds * 1e6)) µs; the finest for this "
        + "run are \(NumberText.short(finest * 1e6)) µs"
    }
  }
}

extension PowerError {
  /// Throws unless a quantity lies in the range for which there are sources.
  static func check(
    _ quantity: String, _ value: Double, unit: String, in range: ClosedRange<Double>
  ) throws(PowerError) {
    guard range.contains(value) else {
      throw .outsideValidity(quantity: quantity, value: value, unit: unit, range: range)
    }
  }
}
