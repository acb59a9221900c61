internal import ChipDescription
internal import InstructionSet

/// Computes a body's frames in program order, without a clock.
///
/// A frame relies on what the prologue, but not on what an earlier frame, left in the banks, so
/// that each thread of the host can have a copy.
package struct FrameArithmetic: Sendable {
  let chip: ChipSpec
  let layout: BankLayout
  let instructions: [PreparedInstruction]
  private let inputs: [HostTensor]
  private let outputs: [HostTensor]
  var memories: Memories

  /// - Parameter program: checked.
  init(chip: ChipSpec, layout: BankLayout, program: Program, body: PreparedSection) {
    self.chip = chip
    self.layout = layout
    instructions = body.instructions
    inputs = program.inputs
    outputs = program.outputs
    memories = Memories(
      banks: Array(repeating: 0, count: chip.sram.totalBytes),
      constants: program.constants.map { Int8(bitPattern: $0) })
  }

  /// Does a frame's arithmetic.
  ///
  /// - Parameter inputs: the bytes of each input tensor, in NHWC order.
  /// - Returns: those of each output tensor.
  /// - Throws: `input`, `inputCount`.
  package mutating func compute(inputs: [[UInt8]]) throws(MachineError) -> [[UInt8]] {
    try bind(inputs)
    for instruction in instructions {
      memories.perform(instruction.instruction.body, chip: chip, layout: layout)
    }
    return memories.outputs
  }

  /// The contents of some bytes of the banks.
  package func bankBytes(_ bytes: Range<Int>) -> [UInt8] {
    memories.banks[bytes].map { UInt8(bitPattern: $0) }
  }

  /// Puts a frame's input where instructions find it.
  mutating func bind(_ frame: [[UInt8]]) throws(MachineError) {
    guard frame.count == inputs.count else {
      throw .inputCount(frame.count, expected: inputs.count)
    }
    for (index, tensor) in inputs.enumerated() where frame[index].count != tensor.byteCount {
      throw .input(index: index, bytes: frame[index].count, expected: tensor.byteCount)
    }
    memories.inputs = frame
    memories.outputs = outputs.map { Array(repeating: 0, count: $0.byteCount) }
  }
}
