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
    self.chip = chip
    layout = BankLayout(chip.sram)
    prologue = PreparedSection(.prologue, program, layout)
    body = PreparedSection(.body, program, layout, streams: streams)
    timingDependsOnData =
      chip.array.zeroBeats > 0 && body.instructions.contains { $0.unit == .array }
    isRaceFree = !RaceChecker.races(in: program).contains { $0.later.location.section == .body }
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
    var run = SectionRun(
      section, chip: chip, layout: layout, stepping: stepping, order: tickOrder,
      interest: observer.interest)
    var flow = DataFlow(chip: chip, layout: layout, isBeatwise: movesDataBeatwise)
    var completed: [Int]?
    repeat {
      run.begin(seeing: movesData && timingDependsOnData ? arithmetic.memories.banks : nil)
      if movesData { flow.noticeRaces(run, on: &arithmetic.memories) }
      completed = try run.advance(cycleByCycle: flow.isFollowingBeats)
      run.observation?.report(to: &observer)
      if movesData, let completed {
        flow.follow(run, completed: completed, on: &arithmetic.memories)
      }
    } while completed != nil
    let record = run.record
    if let unit = record.unaccountedUnit { throw .unaccounted(unit, cycles: record.cycles) }
    return record
  }
}
