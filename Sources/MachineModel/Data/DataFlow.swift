internal import ChipDescription
internal import InstructionSet

/// Lets data follow time: decides when what an instruction does to data is done.
///
/// An instruction whose bytes no other active instruction touches is done as a whole when it is
/// complete, which nobody can tell. Where bytes are shared, which is a race, each beat counts.
struct DataFlow: Sendable {
  private let chip: ChipSpec
  private let layout: BankLayout
  /// Whether beats count in any case.
  private let isBeatwise: Bool
  /// The instructions that are done beat by beat, by unit.
  private var beatwise: [BeatwiseData?] = Unit.allCases.map { _ in nil }

  init(chip: ChipSpec, layout: BankLayout, isBeatwise: Bool) {
    self.chip = chip
    self.layout = layout
    self.isBeatwise = isBeatwise
  }

  /// Whether something is done beat by beat, and so must be told of each cycle.
  var isFollowingBeats: Bool { beatwise.contains { $0 != nil } }

  /// Does what has happened since the last call.
  ///
  /// - Parameter completed: the instructions that were completed since, as positions.
  mutating func follow(_ run: borrowing SectionRun, completed: [Int], on memories: inout Memories) {
    for unit in Unit.allCases {
      let done = completed.first { run.section.instructions[$0].unit == unit }
      if let done {
        let prepared = run.section.instructions[done]
        // What the core executes it has written itself.
        guard !(run.coreExecutes && prepared.instruction.isForCore) else { continue }
        finish(prepared, on: &memories)
      } else if let progress = run.engines.progress(unit) {
        beatwise[Int(unit.rawValue)]?.advance(to: progress, on: &memories)
      }
    }
  }

  /// Does what is left of an instruction that is complete.
  private mutating func finish(
    _ instruction: PreparedInstruction, on memories: inout Memories
  ) {
    let index = Int(instruction.unit.rawValue)
    guard var data = beatwise[index] else {
      memories.perform(instruction.instruction.body, chip: chip, layout: layout)
      return
    }
    data.finish(on: &memories)
    beatwise[index] = nil
  }

  /// Puts instructions whose bytes are shared under way beat by beat, from where they are.
  mutating func noticeRaces(_ run: borrowing SectionRun, on memories: inout Memories) {
    guard !run.started.isEmpty else { return }
    let active = run.lanes.compactMap(\.active).filter { $0 != run.task }
    let copied = run.channel.access
    for position in active {
      let instruction = run.section.instructions[position]
      var isRacing = active.contains { other in
        other != position && instruction.conflicts(with: run.section.instructions[other])
      }
      if let copied, instruction.accesses.contains(where: copied.conflicts) { isRacing = true }
      if isBeatwise || isRacing { goBeatwise(instruction, run, on: &memories) }
    }
  }

  /// Puts instructions under way beat by beat that share bytes with an access of the control core,
  /// whose banks are stepped.
  mutating func notice(
    _ access: MemoryAccess, _ run: borrowing SectionRun, on memories: inout Memories
  ) {
    for position in run.lanes.compactMap(\.active) where position != run.task {
      let instruction = run.section.instructions[position]
      if instruction.accesses.contains(where: access.conflicts) {
        goBeatwise(instruction, run, on: &memories)
      }
    }
  }

  private mutating func goBeatwise(
    _ instruction: PreparedInstruction, _ run: borrowing SectionRun, on memories: inout Memories
  ) {
    let index = Int(instruction.unit.rawValue)
    guard beatwise[index] == nil else { return }
    var data = BeatwiseData(
      instruction.instruction.body, chip: chip, layout: layout, tables: memories.tables)
    if let progress = run.engines.progress(instruction.unit) {
      data?.advance(to: progress, on: &memories)
    }
    beatwise[index] = data
  }
}
