import ChipDescription
import InstructionSet
import MachineModel
import Testing

extension RegisterPort {
  /// A port to a chip with a program in its weight store, of which the sequencer has been told.
  ///
  /// A function, because what cannot be copied has to be whole before anything throws.
  static func running(_ program: Program, chip: ChipSpec) throws -> RegisterPort {
    let words = { (section: Section) throws in
      try (section.steps.map(\.instruction) + [Instruction(Finish())]).flatMap {
        try $0.encoded().bytes
      }
    }
    let (prologue, body) = (try words(program.prologue), try words(program.body))
    let code = prologue + body
    var port = try RegisterPort(chip: chip, store: code + program.constants)
    try port.store(UInt32(code.count), in: "constantsAddress")
    try port.store(UInt32(prologue.count / InstructionWord.byteCount), in: "prologueWords")
    try port.store(UInt32(body.count / InstructionWord.byteCount), in: "bodyWords")
    return port
  }

  /// A port to a chip whose program is a body of some instructions.
  static func running(_ instructions: [Instruction], chip: ChipSpec) throws -> RegisterPort {
    try running(
      Program(
        name: "port", geometry: ArrayGeometry(of: chip),
        body: Section(instructions.map { Section.Step($0, layer: 0) }),
        constants: Array(0...255)), chip: chip)
  }

  /// Begins a section, in whose second cycle the core then is.
  mutating func start(_ field: String) throws {
    let control = try #require(ControlRegister.named("control"))
    try store(
      field == "frame" ? control.word(["frame": 1]) : control.word(["prologue": 1]),
      in: control.name)
  }

  /// Runs a section to its end while the core sleeps, and returns its cycles.
  mutating func run(_ field: String) throws -> Int {
    let before = core.bus.report.sectionCycles
    try start(field)
    try finish()
    return core.bus.report.sectionCycles - before
  }

  /// Sleeps until the section that runs has ended; what it leaves to the core is completed without
  /// being computed.
  mutating func finish() throws {
    let (status, task) = (
      try #require(ControlRegister.named("status")),
      try #require(ControlRegister.named("taskControl"))
    )
    while status.isSet("busy", in: load(offset: status.offset) ?? 0) {
      try sleep(until: "section", "task")
      try store(task.word(["complete": 1]), in: task.name)
    }
  }
}

extension RandomProgram {
  /// The first of many seeds' programs that moves nothing over the host link.
  ///
  /// A stored program knows only those of the host's tensors that its instructions move.
  static func withoutHost(
    seed: UInt64, where isWanted: (RandomProgram) -> Bool = { _ in true }
  ) throws -> RandomProgram {
    try #require(
      (seed * 1000..<(seed + 1) * 1000).lazy.map(RandomProgram.init).first { program in
        isWanted(program)
          && !program.program.body.steps.contains { $0.instruction.unit == .hostDMA }
      })
  }
}
