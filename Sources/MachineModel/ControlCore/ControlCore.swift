/// The control core: RV32IMC in machine mode, one instruction after the other.
///
/// It boots, talks to the host and starts the sequencer. What each instruction does and costs is
/// declared in `CoreInstruction`.
package struct ControlCore: ~Copyable {
  /// The address of the instruction that is executed next.
  package var programCounter: UInt32
  /// Everything that has an address.
  package var bus: CoreBus
  /// The state of traps and interrupts.
  package var status = TrapStatus()
  /// Whether it waits for an interrupt.
  package internal(set) var isAsleep = false
  /// What `minstret` holds: instructions retired, unless the program wrote it.
  package internal(set) var instructionCount: UInt64 = 0
  /// Instructions retired since it was made.
  package private(set) var retiredCount = 0
  /// Cycles that it slept through.
  package internal(set) var asleepCycles: UInt64 = 0
  /// The lowest value that the stack pointer x2 has had since this was last set.
  package var lowestStackPointer: UInt32 = .max
  /// The instruction that was last fetched.
  package private(set) var current = DecodedInstruction(fetched: 0)

  var nextProgramCounter: UInt32 = 0
  /// What `mcycle` is ahead of the bus, where the program wrote it.
  private var cycleOffset: UInt64 = 0
  private var registers: [UInt32] = Array(repeating: 0, count: 32)
  private var cache = InstructionCache()
  private let actions = CoreInstruction.all.map(\.action)
  private let cycles = CoreInstruction.all.map(\.cost.cycles)

  /// Makes a core that starts at an address.
  package init(startingAt address: UInt32, bus: consuming CoreBus) {
    programCounter = address
    self.bus = bus
  }

  /// The registers x0 to x31; x0 stays zero.
  package subscript(index: UInt8) -> UInt32 {
    get { registers[Int(index & 31)] }
    set {
      registers[Int(index & 31)] = newValue
      registers[0] = 0
      if index == 2 { lowestStackPointer = min(lowestStackPointer, newValue) }
    }
  }

  /// What `mcycle` holds.
  var cycleCount: UInt64 {
    get { bus.cycle &+ cycleOffset }
    set { cycleOffset = newValue &- bus.cycle }
  }

  /// The interrupt that the next step takes.
  package var dueInterrupt: TrapCause? { status.interrupt(among: bus.pendingInterrupts) }

  /// Takes an interrupt that is due, or executes one instruction.
  ///
  /// A core that is asleep does nothing until an interrupt that it lets in is pending.
  package mutating func step() -> CoreStep {
    bus.settle()
    if isAsleep {
      guard bus.pendingInterrupts & status.enabledInterrupts != 0 else { return .asleep }
      isAsleep = false
    }
    if let cause = dueInterrupt {
      enter(Trap(cause))
      return .trapped
    }
    do {
      try execute()
      return .retired
    } catch {
      enter(error)
      return .trapped
    }
  }

  /// Lets cycles pass beyond those that an instruction takes in any case.
  mutating func spend(_ cycles: Int) {
    bus.cycle &+= UInt64(cycles)
  }

  private mutating func execute() throws(Trap) {
    current = cache.decoded(try bus.fetch(programCounter))
    guard let row = current.row else {
      throw Trap(.illegalInstruction, value: current.encoding)
    }
    nextProgramCounter = programCounter &+ current.byteCount
    let action = actions[row]
    try action(&self, current)
    programCounter = nextProgramCounter
    spend(cycles[row])
    instructionCount &+= 1
    retiredCount += 1
  }

  private mutating func enter(_ trap: Trap) {
    programCounter = status.enter(trap, at: programCounter)
    spend(CoreCost.trap.cycles)
  }
}

/// What a core did when it was its turn.
package enum CoreStep: Sendable, Hashable {
  /// It executed an instruction.
  case retired
  /// It took an exception or an interrupt; the instruction did not happen.
  case trapped
  /// It waits for an interrupt.
  case asleep
}
