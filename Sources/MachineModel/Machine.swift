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
  private let inputs: [HostTensor]
  private let outputs: [HostTensor]
  private let prologue: PreparedSection
  private let body: PreparedSection
  /// Whether doing the body's arithmetic in program order makes no difference.
  private let isRaceFree: Bool
  private var memories: Memories
  /// The body's record, once known: timing does not depend on data.
  private var bodyRecords: [Stepping: SectionRecord] = [:]

  /// Makes a machine whose banks are all zero.
  ///
  /// - Throws: whatever keeps the chip from running the program, whose instructions are not
  ///   trusted.
  package init(chip: ChipSpec, program: Program) throws(MachineError) {
    try ProgramCheck(chip: chip, program: program).check()
    self.chip = chip
    layout = BankLayout(chip.sram)
    inputs = program.inputs
    outputs = program.outputs
    prologue = PreparedSection(.prologue, program, layout)
    body = PreparedSection(.body, program, layout)
    isRaceFree = !RaceChecker.races(in: program).contains { $0.later.location.section == .body }
    memories = Memories(
      banks: Array(repeating: 0, count: chip.sram.totalBytes),
      constants: program.constants.map { Int8(bitPattern: $0) })
  }

  /// Runs the prologue, which loads what all frames share.
  ///
  /// - Throws: `deadlock`.
  package mutating func runPrologue(
    _ stepping: Stepping = .leaping
  ) throws(MachineError) -> SectionRecord {
    try run(prologue, stepping, movesData: true)
  }

  /// Runs a frame.
  ///
  /// Once the cycles are known only the arithmetic is done, in program order, unless a race makes
  /// the result depend on them.
  /// - Parameter inputs: the bytes of each input tensor, in NHWC order.
  /// - Throws: `input`, `inputCount`, `deadlock`.
  package mutating func runFrame(
    inputs: [[UInt8]], _ stepping: Stepping = .leaping
  ) throws(MachineError) -> FrameResult {
    if isRaceFree, let record = bodyRecords[stepping] {
      return FrameResult(outputs: try compute(inputs: inputs), record: record)
    }
    try bind(inputs)
    let record = try run(body, stepping, movesData: true)
    bodyRecords[stepping] = record
    return FrameResult(outputs: memories.outputs, record: record)
  }

  /// Times a section without any data.
  ///
  /// - Throws: `deadlock`.
  package mutating func time(
    _ section: SectionName, _ stepping: Stepping = .leaping
  ) throws(MachineError) -> SectionRecord {
    guard section == .body else { return try run(prologue, stepping, movesData: false) }
    if let record = bodyRecords[stepping] { return record }
    let record = try run(body, stepping, movesData: false)
    bodyRecords[stepping] = record
    return record
  }

  /// Does a frame's arithmetic in program order, without a clock.
  ///
  /// - Throws: `input`, `inputCount`.
  package mutating func compute(inputs: [[UInt8]]) throws(MachineError) -> [[UInt8]] {
    try bind(inputs)
    for instruction in body.instructions {
      memories.perform(instruction.instruction.body, chip: chip, layout: layout)
    }
    return memories.outputs
  }

  /// The contents of some bytes of the banks.
  package func bankBytes(_ bytes: Range<Int>) -> [UInt8] {
    memories.banks[bytes].map { UInt8(bitPattern: $0) }
  }

  private mutating func bind(_ frame: [[UInt8]]) throws(MachineError) {
    guard frame.count == inputs.count else {
      throw .inputCount(frame.count, expected: inputs.count)
    }
    for (index, tensor) in inputs.enumerated() where frame[index].count != tensor.elementCount {
      throw .input(index: index, bytes: frame[index].count, expected: tensor.elementCount)
    }
    memories.inputs = frame
    memories.outputs = outputs.map { Array(repeating: 0, count: $0.elementCount) }
  }

  private mutating func run(
    _ section: PreparedSection, _ stepping: Stepping, movesData: Bool
  ) throws(MachineError) -> SectionRecord {
    var run = SectionRun(
      section, chip: chip, layout: layout, stepping: stepping, order: tickOrder)
    var flow = DataFlow(chip: chip, layout: layout, isBeatwise: movesDataBeatwise)
    while true {
      run.begin()
      if movesData { flow.noticeRaces(run, on: &memories) }
      guard let completed = try run.advance(cycleByCycle: flow.isFollowingBeats) else { break }
      if movesData { flow.follow(run, completed: completed, on: &memories) }
    }
    return run.record
  }
}
