import MachineModel

/// What programs can see of a core between two instructions.
struct CoreState: Equatable, CustomStringConvertible {
  var programCounter: UInt32
  var registers: [UInt32]
  /// By name, in the order of `names`.
  var status: [UInt32]

  /// The status registers that are compared.
  static let names: [StatusRegister] = [
    .mstatus, .mip, .mie, .mtvec, .mepc, .mcause, .mtval, .mscratch,
  ]

  /// The bits of `mstatus` that say something where there is only machine mode.
  static let statusMask: UInt32 = 0x88

  init(programCounter: UInt32, registers: [UInt32], status: [UInt32]) {
    self.programCounter = programCounter
    self.registers = registers
    self.status = status
    self.status[0] &= Self.statusMask
    // The address of a breakpoint or zero: both are legal, and the emulator's versions differ.
    if self.status[5] == TrapCause.breakpoint.rawValue { self.status[6] = 0 }
  }

  /// The state of our core.
  init(_ core: borrowing ControlCore) {
    self.init(
      programCounter: core.programCounter, registers: Self.registers(of: core),
      status: Self.status(of: core))
  }

  var description: String {
    let values = zip(Self.names, status).map { "\($0)=\(String($1, radix: 16))" }
    let words = registers.enumerated().map { "x\($0)=\(String($1, radix: 16))" }
    return "pc=\(String(programCounter, radix: 16)) \((values + words).joined(separator: " "))"
  }

  private static func registers(of core: borrowing ControlCore) -> [UInt32] {
    var values: [UInt32] = []
    for index in 0..<UInt8(32) { values.append(core[index]) }
    return values
  }

  private static func status(of core: borrowing ControlCore) -> [UInt32] {
    var values: [UInt32] = []
    for name in names { values.append(core.read(name)) }
    return values
  }
}
