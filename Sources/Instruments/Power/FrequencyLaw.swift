package import ChipDescription

/// How fast a chip's clock can be at a voltage.
///
/// The alpha-power law of Sakurai and Newton (IEEE JSSC 25, 1990), `f ∝ (V − Vt)^α / V`. α = 1.3
/// fits the GAP9's two points (240 MHz at 0.65 V, 370 MHz at 0.80 V) with Vt = 0.41 V; Vt is the
/// chip's `process.threshold`.
package enum FrequencyLaw {
  package static let alpha = 1.3

  /// The lowest voltage for a clock, between the chip's lowest and highest listed one; nil where
  /// the clock is above the fastest listed one.
  ///
  /// The law is anchored at the listed points: it only says how voltage falls from the slowest
  /// listed point that reaches the clock, and never goes below the chip's lowest voltage, under
  /// which banks lose bits.
  package static func lowestPoint(for hertz: Double, on chip: ChipSpec) -> OperatingPoint? {
    let sorted = chip.operatingPoints.sorted { $0.hertz < $1.hertz }
    guard let anchor = sorted.first(where: { $0.hertz >= hertz }),
      let floor = sorted.map(\.volts).min()
    else { return nil }
    var point = anchor
    point.name = "lowest"
    point.hertz = hertz
    point.volts = volts(for: hertz, from: anchor, floor: floor, chip.process.thresholdVolts)
    return point
  }

  /// A point as it is, or, where it has a frame rate of its own, with the lowest clock and voltage
  /// that meet it; throws `rateTooHigh` where its clock is too slow for that.
  package static func resolved(
    _ point: OperatingPoint, frameCycles: Int, on chip: ChipSpec
  ) throws(PowerError) -> OperatingPoint {
    guard point.framesPerSecond > 0 else { return point }
    let needed = point.framesPerSecond * Double(frameCycles)
    // The highest rate itself, printed and typed in again, is to be accepted.
    guard needed <= point.hertz * (1 + 1e-9),
      let lowest = lowestPoint(for: min(needed, point.hertz), on: chip)
    else {
      throw .rateTooHigh(
        asked: point.framesPerSecond, highest: point.hertz / Double(frameCycles))
    }
    var resolved = point
    resolved.hertz = lowest.hertz
    resolved.volts = lowest.volts
    return resolved
  }

  /// The clock at a voltage for each hertz at another; none at or below the threshold.
  package static func ratio(_ volts: Double, to reference: Double, threshold: Double) -> Double {
    guard volts > threshold, reference > threshold else { return 0 }
    return RealPower.power((volts - threshold) / (reference - threshold), alpha)
      * reference / volts
  }

  /// Halves the interval until the voltage is known to a millivolt, rounded up.
  private static func volts(
    for hertz: Double, from anchor: OperatingPoint, floor: Double, _ threshold: Double
  ) -> Double {
    func reaches(_ volts: Double) -> Bool {
      anchor.hertz * ratio(volts, to: anchor.volts, threshold: threshold) >= hertz
    }
    guard anchor.volts > floor, !reaches(floor) else { return floor }
    var (low, high) = (floor, anchor.volts)
    while high - low > 1e-4 {
      let middle = (low + high) / 2
      if reaches(middle) { high = middle } else { low = middle }
    }
    return min((high * 1000).rounded(.up) / 1000, anchor.volts)
  }
}
