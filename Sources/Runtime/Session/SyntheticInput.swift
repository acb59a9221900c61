package import InstructionSet

/// Frames for a run that names no input: seeded bytes over the whole range.
package enum SyntheticInput {
  /// What reports say of it.
  package static let note = "input is synthetic (seeded noise): give --input for real frames"

  /// One frame for each number, the same every time.
  package static func frame(_ number: Int, inputs: [HostTensor]) -> [[UInt8]] {
    inputs.map { input in
      let bytes = frame(number, count: input.byteCount)
      return input.elementType == .bool ? bytes.map { $0 & 1 } : bytes
    }
  }

  /// The bytes of one tensor of a frame.
  package static func frame(_ number: Int, count: Int) -> [UInt8] {
    var random = SplitMix64(seed: UInt64(number))
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }
}
