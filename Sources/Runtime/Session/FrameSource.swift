internal import InstructionSet

/// The frames that a session runs: those that its inputs hold, or synthetic ones.
struct FrameSource: Sendable {
  let count: Int
  private let given: [[[UInt8]]]
  private let inputs: [HostTensor]

  /// - Parameter limit: frames to run; nil for one, or for all that the inputs hold.
  /// - Throws: `Problems`.
  init(_ sources: [InputBinding.Source], inputs: [HostTensor], limit: Int?) throws {
    given = sources.isEmpty ? [] : try InputBinding.frames(sources, inputs: inputs)
    count = given.isEmpty ? limit ?? 1 : min(given.count, limit ?? given.count)
    self.inputs = inputs
  }

  var isSynthetic: Bool { given.isEmpty }

  /// The bytes of each input of a frame.
  func frame(_ number: Int) -> [[UInt8]] {
    given.isEmpty ? SyntheticInput.frame(number, inputs: inputs) : given[number]
  }
}
