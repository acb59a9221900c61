/// Weights that hang on a seed alone, so that the bundled network is the same on every machine.
struct SeededWeights {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// The standard deviation of `weights(count:)`: of the sum of two even draws from 128 values.
  static let deviation = (2 * (128.0 * 128 - 1) / 12).squareRoot()

  /// Weights in `-127...127`, denser around zero, four to a draw.
  mutating func weights(count: Int) -> [Int8] {
    var values: [Int8] = []
    values.reserveCapacity(count + 3)
    while values.count < count {
      var bits = random.next()
      for _ in 0..<4 {
        values.append(Int8(truncatingIfNeeded: Int(bits & 127) + Int(bits >> 7 & 127) - 127))
        bits >>= 16
      }
    }
    values.removeLast(values.count - count)
    return values
  }

  /// Biases in `-bound...bound`.
  mutating func biases(count: Int, bound: Int32) -> [Int32] {
    (0..<count).map { _ in
      Int32(truncatingIfNeeded: random.next() % UInt64(2 * bound + 1)) - bound
    }
  }
}
