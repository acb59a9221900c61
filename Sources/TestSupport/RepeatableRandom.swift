/// A generator whose numbers hang on its seed alone, so that a failing random test can be run
/// again.
///
/// Source: SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators",
/// OOPSLA 2014), constants from the reference implementation.
package struct RepeatableRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Makes a generator that yields the same sequence for the same seed.
  package init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// `count` integers drawn evenly from a range.
  package mutating func array<Value: FixedWidthInteger>(
    of range: ClosedRange<Value>, count: Int
  ) -> [Value] {
    (0..<count).map { _ in Value.random(in: range, using: &self) }
  }

  /// `count` reals drawn evenly from a range.
  package mutating func array(of range: ClosedRange<Float>, count: Int) -> [Float] {
    (0..<count).map { _ in Float.random(in: range, using: &self) }
  }
}
