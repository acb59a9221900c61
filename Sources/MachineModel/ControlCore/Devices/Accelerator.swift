package import ChipDescription
internal import InstructionSet

/// The machine as the core sees it: a sequencer that is started, works, and is done.
///
/// A section that nobody disturbs, and whose cycles are known, is done at once when its end has
/// come. One that the core touches the banks of is moved on cycle by cycle beside it.
package struct Accelerator: ~Copyable {
  private let chip: ChipSpec
  /// Where the program lies; a change takes effect with the next section.
  var stored = StoredProgram()
  /// The frame that the host has ready, and what it got back last.
  package var inputs: [[UInt8]] = []
  package private(set) var outputs: [[UInt8]] = []
  /// The cycles of all sections that have run, and their events.
  package private(set) var totalCycles = 0
  package private(set) var events = Counters()
  /// The cycles in which each unit had an instruction, in all sections that have run.
  private(set) var unitCycles = Unit.allCases.map { _ in 0 }
  /// The cycle from which the last section's end is known.
  private(set) var endCycle: UInt64 = 0
  private(set) var isDone = false
  private(set) var faultWord: Int?
  /// The cycles that each unit worked and lost, and all cycles, since they were cleared.
  private(set) var counters = AcceleratorCounters()
  /// The contents of all banks.
  package private(set) var banks: [Int8]
  /// How time moves in sections; results do not depend on it.
  package var stepping = Stepping.leaping
  private var machine: LiveMachine?
  private var prepared: StoredProgram?
  /// The section that runs, and whether the machine has begun with it.
  private var running: RunningSection?
  private var isLive = false
  /// Whether a copy of the core's waits or is under way.
  private(set) var isCopying = false
  /// The cycle from which the last copy is complete, and its bytes where the core's own memory is
  /// still to get them.
  private(set) var copyEnd: UInt64 = 0
  private var arrival: CopyArrival?
  /// The copy that is under way while no section runs, as it will be complete, and its first cycle.
  private var copy: CopyResult?
  private var copyStart: UInt64 = 0
  /// The instruction that waits for the core, and the cycle from which it does.
  private(set) var task: (compute: VectorCompute, since: UInt64)?

  /// Makes an accelerator that has not been told of a program.
  package init(chip: ChipSpec) {
    self.chip = chip
    banks = Array(repeating: 0, count: chip.sram.totalBytes)
  }

  /// Whether a section runs, as far as time has been moved on.
  var isBusy: Bool { running != nil }

  /// Begins a section in a cycle, or notes why it cannot.
  mutating func start(_ section: SectionName, store: [UInt8], at cycle: UInt64) {
    advance(to: cycle)
    guard !isBusy else { return }
    isDone = false
    faultWord = nil
    do {
      try prepare(store)
      running = RunningSection(
        name: section, start: cycle, knownCycles: section == .body ? machine?.knownCycles : nil)
    } catch {
      fail(error, at: cycle)
    }
  }

  /// Ends a section where it is: what it has written stays.
  mutating func stop(at cycle: UInt64) {
    advance(to: cycle)
    goLive(to: cycle)
    guard isBusy else { return }
    leaveCopy(from: running?.start ?? 0)
    end(at: cycle)
  }

  /// Forgets what was done, and clears the counters.
  mutating func clear() {
    isDone = false
    faultWord = nil
    counters = AcceleratorCounters()
  }

  /// Moves what runs on, up to a cycle in which it has not done anything yet, or to what the core
  /// waits for.
  mutating func advance(to cycle: UInt64, stops: LiveStops = []) {
    if let running {
      if !isLive, let cycles = running.knownCycles {
        if cycle >= running.start + UInt64(cycles) { finishAtOnce(running) }
      } else {
        goLive(to: cycle, stops: stops)
      }
    }
    if let copy, cycle >= UInt64(copy.end) { finish(copy) }
  }

  /// Waits until the core gets the bank of some bytes, and returns the cycles that others had it.
  mutating func awaitBank(_ access: MemoryAccess, at cycle: UInt64) -> Int {
    advance(to: cycle)
    goLive(to: cycle)
    var refusals = 0
    while isBusy, !serve(access) { refusals += 1 }
    // Where no section runs, a copy is over before the core gets its banks.
    let banks = BankLayout(chip.sram).mask(ofBytes: access.bytes)
    if let copy, copy.copy.banks & banks != 0 {
      refusals = max(refusals, copy.end - Int(cycle))
      finish(copy)
    }
    return refusals
  }

  /// Copies bytes from the weight store, once no load is under way.
  mutating func copy(_ bytes: [UInt8], to destination: StoreCopy.Destination, at cycle: UInt64) {
    advance(to: cycle)
    goLive(to: cycle)
    isCopying = true
    let asked = StoreCopy(bytes, to: destination, chip)
    if isLive {
      machine?.exchangeBanks(&banks)
      machine?.ask(for: asked)
      machine?.exchangeBanks(&banks)
    } else {
      copy = asked.alone(from: Int(cycle))
      copyStart = cycle
    }
  }

  /// Completes the instruction that waits for the core, in a cycle.
  mutating func completeTask(at cycle: UInt64) {
    advance(to: cycle)
    guard task != nil else { return }
    machine?.completeTask()
    task = nil
  }

  /// What has come for the core's own memory.
  mutating func takeArrival() -> CopyArrival? { arrival.take() }

  /// Writes a byte of the banks.
  mutating func setBank(_ byte: UInt8, at offset: Int) { banks[offset] = Int8(bitPattern: byte) }
}

extension Accelerator {
  private mutating func prepare(_ store: [UInt8]) throws {
    guard prepared != stored else { return }
    machine = nil
    machine = LiveMachine(
      try Machine(chip: chip, program: stored.program(in: store, for: chip)))
    prepared = stored
  }

  /// Does all of a section that nobody has disturbed.
  private mutating func finishAtOnce(_ section: RunningSection) {
    do throws(MachineError) {
      machine?.exchangeBanks(&banks)
      defer { machine?.exchangeBanks(&banks) }
      if let record = try machine?.runFrame(inputs: inputs) { finish(section, record) }
    } catch {
      fail(error, at: section.start)
    }
  }

  /// Moves a section on, from its beginning where it has not been looked into yet.
  private mutating func goLive(to cycle: UInt64, stops: LiveStops = []) {
    guard let section = running else { return }
    do throws(MachineError) {
      machine?.exchangeBanks(&banks)
      defer { machine?.exchangeBanks(&banks) }
      if !isLive {
        try machine?.begin(section.name, inputs: inputs, stepping)
        isLive = true
        if let begun = copy.take() {
          machine?.ask(for: begun.copy, elapsed: Int(section.start - copyStart))
        }
      }
      try machine?.move(to: Int(clamping: cycle - section.start), stops: stops)
      try settle(section)
    } catch {
      fail(error, at: cycle)
    }
  }

  /// Does a cycle in which the core asks for a bank, and says whether it got it.
  private mutating func serve(_ access: MemoryAccess) -> Bool {
    guard let running, isLive else { return true }
    do throws(MachineError) {
      machine?.exchangeBanks(&banks)
      defer { machine?.exchangeBanks(&banks) }
      let isServed = try machine?.serve(access) ?? true
      try settle(running)
      return isServed
    } catch {
      fail(error, at: running.start)
      return true
    }
  }

  /// Takes note of a copy that is complete, and of the section's end.
  private mutating func settle(_ section: RunningSection) throws(MachineError) {
    if var result = machine?.takeCopy() {
      result.end += Int(section.start)
      finish(result)
    }
    task = machine?.task.map { ($0.compute, section.start + UInt64($0.start) + 1) }
    guard let record = try machine?.record() else { return }
    leaveCopy(from: section.start)
    finish(section, record)
  }

  /// Takes a copy out of a section that ends before it.
  private mutating func leaveCopy(from start: UInt64) {
    guard isCopying else { return }
    guard var left = machine?.leftCopy() else { return }
    left.end += Int(start)
    // As if nothing had held it up, should another section begin before its end.
    copyStart = UInt64(left.end - left.copy.alone(from: 0).end)
    copy = left
  }

  private mutating func finish(_ section: RunningSection, _ record: SectionRecord) {
    totalCycles += record.cycles
    events += record.counters
    for instruction in record.instructions {
      unitCycles[Int(instruction.unit.rawValue)] += instruction.end - instruction.start
    }
    counters.add(record)
    if section.name == .body { outputs = machine?.outputs ?? [] }
    isDone = true
    end(at: section.start + UInt64(record.cycles))
  }

  private mutating func fail(_ error: any Error, at cycle: UInt64) {
    faultWord = (error as? StoredProgramFault)?.word ?? 0
    end(at: cycle)
  }

  private mutating func end(at cycle: UInt64) {
    running = nil
    task = nil
    isLive = false
    machine?.end()
    endCycle = cycle
  }
}

extension Accelerator {
  private mutating func finish(_ result: CopyResult) {
    isCopying = false
    copy = nil
    copyEnd = UInt64(result.end)
    events += result.tally.counters
    unitCycles[Int(Unit.storeDMA.rawValue)] += result.tally.cycles
    if case .coreMemory(let address) = result.copy.destination {
      arrival = CopyArrival(address: address, bytes: result.copy.bytes)
    } else if !isLive {
      result.copy.move(into: &banks)
    }
  }
}

/// Bytes on their way into the core's own memory.
struct CopyArrival: Sendable {
  let address: UInt32
  let bytes: [UInt8]
}

/// A section that was begun and has not ended.
private struct RunningSection: Sendable {
  let name: SectionName
  /// The cycle in which it was begun.
  let start: UInt64
  /// The cycles that it takes, where they are known.
  let knownCycles: Int?
}
