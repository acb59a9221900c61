/// Weights that hang on a seed alone, so that the bundled network is the same on every machine.
///
/// Source of the generator: SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
/// generators", OOPSLA 2014).
struct SeededWeights {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The standard deviation of `weights(count:)`: of the sum of two even draws from 128 values.
  static let deviation = (2 * (128.0 * 128 - 1) / 12).squareRoot()

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Weights in `-127...127`, denser around zero, four to a draw.
  mutating func weights(count: Int) -> [Int8] {
    var values: [Int8] = []
    values.reserveCapacity(count + 3)
    while values.count < count {
      var bits = next()
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
      Int32(truncatingIfNeeded: next() % UInt64(2 * bound + 1)) - bound
    }
  }
}
