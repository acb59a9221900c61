package import ChipDescription
package import InstructionSet

/// A chip with a program in its weight store and sequencer.
///
/// It is not copied by accident: it holds the contents of all banks.
package struct Machine: ~Copyable {
  /// The order in which units ask and act within a cycle; results do not depend on it.
  package var tickOrder = Unit.allCases

  /// Whether data moves with each beat even where nobody could tell; results do not depend on it.
  package var movesDataBeatwise = false

  private let chip: ChipSpec
  private let layout: BankLayout
  private let prologue: PreparedSection
  private let body: PreparedSection
  /// Whether doing the body's arithmetic in program order makes no difference.
  private let isRaceFree: Bool
  /// What computes frames, with the contents of the banks; a copy computes the same frames.
  package private(set) var arithmetic: FrameArithmetic
  /// The body's record without data, once known, which is each frame's unless its timing depends
  /// on data.
  private var bodyRecords: [Stepping: SectionRecord] = [:]

  /// Whether a frame's cycles depend on its data: where the array passes over zeros.
  package let timingDependsOnData: Bool

  /// Makes a machine whose banks are all zero.
  ///
  /// - Throws: whatever keeps the chip from running the program, whose instructions are not
  ///   trusted.
  package init(chip: ChipSpec, program: Program) throws(MachineError) {
    try ProgramCheck(chip: chip, program: program).check()
    let streams = try CodedStreams(program, chip: chip).streams
    // A struct that cannot be copied is filled from values that hang on none of its fields.
    let layout = BankLayout(chip.sram)
    let body = PreparedSection(.body, program, layout, streams: streams)
    let hasConvolutions = body.instructions.contains { $0.unit == .array }
    let races = RaceChecker.races(in: program)
    self.chip = chip
    self.layout = layout
    self.body = body
    prologue = PreparedSection(.prologue, program, layout)
    timingDependsOnData = chip.array.zeroBeats > 0 && hasConvolutions
    isRaceFree = !races.contains { $0.later.location.section == .body }
    arithmetic = FrameArithmetic(chip: chip, layout: layout, program: program, body: body)
  }

  /// Runs the prologue, which loads what all frames share.
  ///
  /// - Throws: `deadlock`.
  package mutating func runPrologue(
    _ stepping: Stepping = .leaping
  ) throws(MachineError) -> SectionRecord {
    var nobody = Unobserved()
    return try runPrologue(stepping, observer: &nobody)
  }

  /// Runs the prologue while somebody observes it.
  ///
  /// - Throws: `deadlock`.
  package mutating func runPrologue(
    _ stepping: Stepping, observer: inout some MachineObserver
  ) throws(MachineError) -> SectionRecord {
    try run(prologue, stepping, movesData: true, observer: &observer)
  }

  /// Runs a frame.
  ///
  /// Once the cycles are known only the arithmetic is done, in program order, unless a race makes
  /// the result depend on them, or the data makes them.
  /// - Parameter inputs: the bytes of each input tensor, in NHWC order.
  /// - Throws: `input`, `inputCount`, `deadlock`.
  package mutating func runFrame(
    inputs: [[UInt8]], _ stepping: Stepping = .leaping
  ) throws(MachineError) -> FrameResult {
    if isRaceFree, !timingDependsOnData, let record = bodyRecords[stepping] {
      return FrameResult(outputs: try arithmetic.compute(inputs: inputs), record: record)
    }
    var nobody = Unobserved()
    let result = try runFrame(inputs: inputs, stepping, observer: &nobody)
    if !timingDependsOnData { bodyRecords[stepping] = result.record }
    return result
  }

  /// Runs a frame, its cycles as well as its data, while somebody observes it.
  ///
  /// - Throws: `input`, `inputCount`, `deadlock`.
  package mutating func runFrame(
    inputs: [[UInt8]], _ stepping: Stepping, observer: inout some MachineObserver
  ) throws(MachineError) -> FrameResult {
    try arithmetic.bind(inputs)
    let record = try run(body, stepping, movesData: true, observer: &observer)
    return FrameResult(outputs: arithmetic.memories.outputs, record: record)
  }

  /// Times a section without any data, as if no activation were zero.
  ///
  /// - Throws: `deadlock`.
  package mutating func time(
    _ section: SectionName, _ stepping: Stepping = .leaping
  ) throws(MachineError) -> SectionRecord {
    if section == .body, let record = bodyRecords[stepping] { return record }
    var nobody = Unobserved()
    return try time(section, stepping, observer: &nobody)
  }

  /// Times a section without any data while somebody observes it.
  ///
  /// - Throws: `deadlock`.
  package mutating func time(
    _ section: SectionName, _ stepping: Stepping, observer: inout some MachineObserver
  ) throws(MachineError) -> SectionRecord {
    let prepared = section == .prologue ? prologue : body
    let record = try run(prepared, stepping, movesData: false, observer: &observer)
    if section == .body { bodyRecords[stepping] = record }
    return record
  }

  /// The contents of some bytes of the banks.
  package func bankBytes(_ bytes: Range<Int>) -> [UInt8] {
    arithmetic.bankBytes(bytes)
  }

  /// Exchanges the contents of all banks for others, of as many bytes.
  package mutating func exchangeBanks(_ banks: inout [Int8]) {
    swap(&arithmetic.memories.banks, &banks)
  }

  private mutating func run(
    _ section: PreparedSection, _ stepping: Stepping, movesData: Bool,
    observer: inout some MachineObserver
  ) throws(MachineError) -> SectionRecord {
    var live = live(section, stepping, interest: observer.interest, coreExecutes: false)
    while !live.isOver {
      try live.move(movesData: movesData, on: &arithmetic.memories)
      live.report(to: &observer)
    }
    return try checked(live.run.record)
  }

  /// A section that has not begun.
  private func live(
    _ section: PreparedSection, _ stepping: Stepping, interest: ObserverInterest?,
    coreExecutes: Bool
  ) -> LiveSection {
    LiveSection(
      SectionRun(
        section, chip: chip, layout: layout, stepping: stepping, order: tickOrder,
        interest: interest, coreExecutes: coreExecutes),
      DataFlow(chip: chip, layout: layout, isBeatwise: movesDataBeatwise))
  }

  /// The record of a section that has ended, if every cycle of it is explained.
  private func checked(_ record: SectionRecord) throws(MachineError) -> SectionRecord {
    if let unit = record.unaccountedUnit { throw .unaccounted(unit, cycles: record.cycles) }
    return record
  }
}

/// A section beside the control core: it is moved on as far as the core has come.
extension Machine {
  /// The cycles of the body, where they are known and hang on nothing.
  var knownCycles: Int? {
    let hasTasks = body.instructions.contains(where: \.instruction.isForCore)
    let isKnown = isRaceFree && !hasTasks && !timingDependsOnData
    return isKnown ? bodyRecords[.leaping]?.cycles : nil
  }

  /// The contents of the outputs after a frame.
  var outputs: [[UInt8]] { arithmetic.memories.outputs }

  /// A section, ready to be moved on.
  ///
  /// - Throws: `input`, `inputCount`.
  mutating func begin(
    _ section: SectionName, inputs: [[UInt8]], _ stepping: Stepping
  ) throws(MachineError) -> LiveSection {
    if section == .body { try arithmetic.bind(inputs) }
    return live(
      section == .body ? body : prologue, stepping, interest: nil, coreExecutes: true)
  }

  /// Moves a section on up to a cycle, or to what the core waits for; throws `deadlock`.
  mutating func move(
    _ live: inout LiveSection?, to cycle: Int, stops: LiveStops
  ) throws(MachineError) {
    try live?.move(to: cycle, stops: stops, on: &arithmetic.memories)
  }

  /// Lets the core copy from the weight store beside a section.
  ///
  /// - Parameter elapsed: cycles of the copy that were before the section's first.
  mutating func ask(for copy: StoreCopy, elapsed: Int?, in live: inout LiveSection?) {
    live?.ask(for: copy, elapsed: elapsed, on: &arithmetic.memories)
  }

  /// Does a cycle of a section in which the control core asks for the bank of some bytes, and says
  /// whether it got it; throws `deadlock`.
  mutating func serve(
    _ access: MemoryAccess, in live: inout LiveSection?
  ) throws(MachineError) -> Bool {
    let banks = layout.mask(ofBytes: access.bytes)
    return try live?.serve(access, in: banks, on: &arithmetic.memories) ?? true
  }

  /// Keeps the record of a frame that no core took part in; throws `unaccounted`.
  mutating func note(
    _ record: SectionRecord, of section: SectionName, isDisturbed: Bool
  ) throws(MachineError) {
    let record = try checked(record)
    if section == .body && !isDisturbed && !timingDependsOnData {
      bodyRecords[.leaping] = record
    }
  }
}
