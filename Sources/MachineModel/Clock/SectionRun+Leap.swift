internal import InstructionSet

extension SectionRun {
  /// Decides for each active instruction whether anything can interfere with it.
  ///
  /// What shares no bank with another active instruction, nor with itself, goes its way alone and
  /// is leapt over. Where an instruction that has just started shares banks with one under way,
  /// the latter is first stepped, alone, up to this cycle.
  mutating func prepareLeap() {
    guard !started.isEmpty else { return }
    for index in lanes.indices {
      guard let active = lanes[index].active, active != task else { continue }
      let instruction = section.instructions[active]
      guard !engines.isStepping(instruction.unit) else { continue }
      if instruction.opposesItself || isOpposed(instruction) {
        engines.begin(instruction, elapsed: cycle - lanes[index].start)
        lanes[index].solo = nil
      } else if lanes[index].solo == nil {
        lanes[index].solo = engines.solo(instruction)
      }
    }
  }

  /// Puts what uses some banks alone to stepping, because the control core asks for one of them.
  mutating func giveWay(to banks: UInt64) {
    for index in lanes.indices where lanes[index].solo != nil {
      guard let active = lanes[index].active else { continue }
      let instruction = section.instructions[active]
      guard instruction.banks & banks != 0 else { continue }
      lanes[index].solo = nil
      engines.begin(instruction, elapsed: cycle - lanes[index].start)
    }
  }

  /// Whether another active instruction uses one of the instruction's banks.
  private func isOpposed(_ instruction: PreparedInstruction) -> Bool {
    if channel.banks & instruction.banks != 0 { return true }
    return lanes.contains { lane in
      guard let other = lane.active, other != instruction.index, other != task else { return false }
      return section.instructions[other].banks & instruction.banks != 0
    }
  }
}
