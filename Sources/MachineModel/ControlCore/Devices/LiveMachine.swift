internal import InstructionSet

/// A machine with the section that it is at, which its one owner holds by reference: what is in it
/// is large, and nothing that holds a core is to be made of all its parts.
final class LiveMachine {
  private var machine: Machine
  private var live: LiveSection?

  init(_ machine: consuming Machine) { self.machine = machine }

  var knownCycles: Int? { machine.knownCycles }
  var outputs: [[UInt8]] { machine.outputs }

  func exchangeBanks(_ banks: inout [Int8]) { machine.exchangeBanks(&banks) }

  /// Does a frame as a whole; throws `input`, `inputCount`, `deadlock`.
  func runFrame(inputs: [[UInt8]]) throws(MachineError) -> SectionRecord {
    try machine.runFrame(inputs: inputs).record
  }

  /// Begins a section; throws `input`, `inputCount`.
  func begin(
    _ section: SectionName, inputs: [[UInt8]], _ stepping: Stepping
  ) throws(MachineError) {
    live = try machine.begin(section, inputs: inputs, stepping)
  }

  /// Moves the section on up to a cycle, or to what the core waits for; throws `deadlock`.
  func move(to cycle: Int, stops: LiveStops) throws(MachineError) {
    try machine.move(&live, to: cycle, stops: stops)
  }

  /// Lets the core copy beside the section, and go on with what was begun before it.
  func ask(for copy: StoreCopy, elapsed: Int? = nil) {
    machine.ask(for: copy, elapsed: elapsed, in: &live)
  }

  /// Does a cycle in which the core asks for a bank, and says whether it got it; throws `deadlock`.
  func serve(_ access: MemoryAccess) throws(MachineError) -> Bool {
    try machine.serve(access, in: &live)
  }

  /// The instruction that waits for the core, and the section's cycle in which it began.
  var task: (compute: VectorCompute, start: Int)? {
    guard let compute = live?.run.taskInstruction else { return nil }
    return (compute, live?.run.taskStart ?? 0)
  }

  /// Completes the instruction that waits for the core, with the next cycle.
  func completeTask() { live?.run.completesTask = true }

  /// The copy that is complete, once.
  func takeCopy() -> CopyResult? { live?.run.channel.takeResult() }

  /// The copy that is left as the section ends, as it will be complete.
  func leftCopy() -> CopyResult? {
    live?.run.finishLeftCopy()
    return live?.run.channel.result
  }

  /// The record of the section once it is over; throws `unaccounted`.
  func record() throws(MachineError) -> SectionRecord? {
    guard live?.isOver == true, let record = live?.run.record,
      let name = live?.run.section.name, let isDisturbed = live?.isDisturbed
    else { return nil }
    try machine.note(record, of: name, isDisturbed: isDisturbed)
    return record
  }

  /// Forgets the section.
  func end() { live = nil }
}
