import ModelIR

/// What weights take on a chip at the least, predicted from how often each value comes.
package struct WeightEntropy: Sendable, Hashable {
  /// In bits, of all weights: that of the best of packing, a bitmap and an entropy code whose table
  /// others share.
  package let bits: Double

  /// The fewest bits a packed weight takes.
  private static let packings = [2, 3, 4, 6, 8]

  package init(_ values: [Int8]) {
    var counts = [Int](repeating: 0, count: 256)
    for value in values { counts[Int(value) + 128] += 1 }
    let greatest = values.reduce(0) { max($0, Int($1.magnitude)) }
    let width = Self.packings.first { greatest < 1 << ($0 - 1) } ?? 8
    let total = Double(values.count)
    let entropy = counts.reduce(0.0) { sum, count in
      count == 0
        ? sum : sum + Double(count) * ElementaryFunctions.logarithm(total / Double(count))
    }
    let packed = Double(width) * total
    let bitmap = total + Double(values.count - counts[128]) * Double(width <= 4 ? 4 : 8)
    bits = min(packed, bitmap, entropy / ElementaryFunctions.logarithm(2))
  }

  /// Whole bytes.
  package var bytes: Int { Int((bits / 8).rounded(.up)) }
}

/// Ratios of powers as people read them.
enum Decibels {
  /// `10 · log₁₀(ratio)`, to a tenth.
  static func text(_ ratio: Double) -> String {
    guard ratio > 0 else { return "−∞ dB" }
    let tenths = Int(
      (100 * ElementaryFunctions.logarithm(ratio) / ElementaryFunctions.logarithm(10)).rounded())
    let magnitude = tenths.magnitude
    return "\(tenths < 0 ? "−" : "")\(magnitude / 10).\(magnitude % 10) dB"
  }
}
