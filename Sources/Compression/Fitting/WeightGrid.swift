/// The integers that a layer's weights may be: symmetric about zero, as TensorFlow Lite has them.
package struct WeightGrid: Sendable, Hashable {
  /// 2 to 8.
  package let bits: Int

  /// - Returns: nil for a number of bits that is no grid of int8 weights.
  package init?(bits: Int) {
    guard (2...8).contains(bits) else { return nil }
    self.bits = bits
  }

  private init(known bits: Int) { self.bits = bits }

  /// The fewest bits that hold some integers.
  init(holding values: [Int8]) {
    let greatest = values.reduce(0) { max($0, Int($1.magnitude)) }
    bits = (2...7).first { greatest < 1 << ($0 - 1) } ?? 8
  }

  /// What the `.tflite` of today has.
  package static let int8 = WeightGrid(known: 8)
  /// The grids to choose from, the finest first.
  package static let all = [8, 6, 4, 3, 2].map(WeightGrid.init(known:))

  /// The greatest integer.
  package var greatest: Double { Double(1 << (bits - 1) - 1) }

  /// The nearest integer to a real in steps, clipped.
  func round(_ steps: Double) -> Double {
    min(max(steps.rounded(.toNearestOrAwayFromZero), -greatest), greatest)
  }
}
