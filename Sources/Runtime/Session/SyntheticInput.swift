package import InstructionSet

/// Frames for a run that names no input: seeded bytes over the whole range.
package enum SyntheticInput {
  /// What reports say of it.
  package static let note = "input is synthetic (seeded noise): give --input for real frames"

  /// One frame for each number, the same every time.
  package static func frame(_ number: Int, inputs: [HostTensor]) -> [[UInt8]] {
    inputs.map { frame(number, count: $0.elementCount) }
  }

  /// The bytes of one tensor of a frame.
  package static func frame(_ number: Int, count: Int) -> [UInt8] {
    // A linear congruential sequence (Knuth's MMIX constants) is noise enough for data paths.
    var state = UInt64(number) &+ 0x0B01
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }
}
