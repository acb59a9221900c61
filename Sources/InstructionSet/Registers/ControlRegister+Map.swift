extension ControlRegister {
  /// Every register, by offset.
  package static let all: [ControlRegister] =
    control + program + cycleCounters + interrupts + unitCounters + copies + mailbox + boot + crypto
    + chip + tasks

  /// The version of this map; software refuses a chip that has another one.
  package static let mapVersion: UInt32 = 4

  private static let control = [
    ControlRegister(
      name: "identity", offset: 0x00, access: .readOnly,
      fields: [
        RegisterField("version", bits: 8, reset: mapVersion, "The version of this map."),
        RegisterField(
          "signature", at: 8, bits: 24, reset: 0x4C_424F, "The letters OBL, the first lowest."),
      ],
      summary: "Tells software what it is talking to."),
    ControlRegister(
      name: "control", offset: 0x04, access: .writeOneToAct,
      fields: [
        RegisterField("prologue", "Run the program's prologue, which loads what stays in banks."),
        RegisterField("frame", at: 1, "Run the program's body for one frame."),
        RegisterField("stop", at: 2, "Stop all units and empty their queues."),
        RegisterField("clear", at: 3, "Clear the done bit, the fault bit and every counter."),
      ],
      summary: "Starts and stops the accelerator."),
    ControlRegister(
      name: "status", offset: 0x08, access: .readOnly,
      fields: [
        RegisterField("busy", "A section of the program runs."),
        RegisterField("done", at: 1, "The last section ran to its finish instruction."),
        RegisterField("fault", at: 2, "A word was no instruction, or an access left the banks."),
        RegisterField("faultWord", at: 8, bits: 24, "Position of the instruction at fault."),
      ],
      summary: "Says what the accelerator is doing."),
    ControlRegister(
      name: "operatingPoint", offset: 0x0C, access: .readWrite,
      fields: [RegisterField("index", bits: 4, "Position in the chip's list; 0 is the first.")],
      summary: "Chooses clock and voltage."),
  ]

  private static let program = [
    ControlRegister(
      name: "programAddress", offset: 0x10, access: .readWrite,
      fields: [RegisterField("byte", bits: 32, "First byte in the weight store.")],
      summary: "Says where the program's instructions lie."),
    ControlRegister(
      name: "constantsAddress", offset: 0x14, access: .readWrite,
      fields: [RegisterField("byte", bits: 32, "First byte in the weight store.")],
      summary: "Says where the program's constants lie, from which load instructions count."),
    ControlRegister(
      name: "prologueWords", offset: 0x18, access: .readWrite,
      fields: [RegisterField("count", bits: 24, "Instruction words.")],
      summary: "Says how long the prologue is; it starts with the first instruction."),
    ControlRegister(
      name: "bodyWords", offset: 0x1C, access: .readWrite,
      fields: [RegisterField("count", bits: 24, "Instruction words.")],
      summary: "Says how long the body is; it follows the prologue."),
  ]

  private static let cycleCounters = [
    ControlRegister(
      name: "cyclesLow", offset: 0x20, access: .readOnly,
      fields: [RegisterField("count", bits: 32, "Bits 0 to 31; reading them holds the others.")],
      summary: "Counts the cycles in which a section ran."),
    ControlRegister(
      name: "cyclesHigh", offset: 0x24, access: .readOnly,
      fields: [RegisterField("count", bits: 32, "Bits 32 to 63, as of the last read of the low.")],
      summary: "Holds the rest of the cycle count."),
  ]

  /// Two for each unit, so that software can say what limits it without a debugger.
  private static let unitCounters = Unit.allCases.flatMap { unit in
    let offset = 0x40 + 2 * byteCount * Int(unit.rawValue)
    return [
      ControlRegister(
        name: "\(unit.name)Work", offset: offset, access: .readOnly,
        fields: [RegisterField("count", bits: 32, "Cycles, stopping at the greatest number.")],
        summary: "Counts the cycles in which the \(unit.name) unit worked."),
      ControlRegister(
        name: "\(unit.name)Stalls", offset: offset + byteCount, access: .readOnly,
        fields: [RegisterField("count", bits: 32, "Cycles, stopping at the greatest number.")],
        summary: "Counts the cycles in which the \(unit.name) unit had work and could not do it."),
    ]
  }
}
