internal import ChipDescription
internal import InstructionSet

extension FrameArithmetic {
  /// Does a frame's arithmetic, and counts how busy the data of each instruction is.
  ///
  /// - Parameter inputs: the bytes of each input tensor, in NHWC order.
  /// - Returns: one count for each of the body's instructions but `finish`, in their order.
  /// - Throws: `input`, `inputCount`.
  package mutating func activities(inputs: [[UInt8]]) throws(MachineError) -> [DataActivity] {
    try bind(inputs)
    var activities: [DataActivity] = []
    for instruction in instructions {
      var activity = DataActivity()
      addOperands(of: instruction, to: &activity)
      memories.perform(instruction.instruction.body, chip: chip, layout: layout)
      addResults(of: instruction, to: &activity)
      activities.append(activity)
    }
    return activities
  }

  /// What is known before the instruction: what it reads, multiplies and takes in.
  private func addOperands(
    of instruction: PreparedInstruction, to activity: inout DataActivity
  ) {
    activity.bankReads += words(of: instruction, .read)
    switch instruction.instruction.body {
    case .convolve(let convolve):
      let plan = ConvolutionPlan(convolve, chip: chip, layout: layout)
      activity += ConvolutionActivity.count(
        plan, banks: memories.banks, table: memories.tables[convolve])
    case .load(let load):
      let bytes = load.source.byte..<load.source.byte + load.byteCount
      activity.storeBytes += ToggleCount(
        memories.constants[bytes], distance: chip.weightStore.bytesPerCycle)
    case .receive(let receive):
      activity.hostBytes += link(memories.inputs[receive.tensor])
    default: break
    }
  }

  /// What is known only after it: what it wrote and gave out.
  private func addResults(of instruction: PreparedInstruction, to activity: inout DataActivity) {
    activity.bankWrites += words(of: instruction, .write)
    if case .send(let send) = instruction.instruction.body {
      activity.hostBytes += link(memories.outputs[send.tensor])
    }
  }

  /// A bank's next word comes after as many others as banks share the words.
  private func words(
    of instruction: PreparedInstruction, _ kind: MemoryAccess.Kind
  ) -> ToggleCount {
    instruction.accesses.filter { $0.kind == kind }.reduce(into: ToggleCount()) { count, access in
      count += ToggleCount(
        memories.banks[access.bytes], distance: layout.interleave * layout.wordBytes)
    }
  }

  private func link(_ bytes: [UInt8]) -> ToggleCount {
    ToggleCount(bytes[...], distance: chip.hostLink.bytesPerCycle)
  }
}
