/// The control and status registers of the core, by number (RISC-V privileged architecture, 2.2).
package enum StatusRegister: UInt32, Sendable, Hashable, CaseIterable {
  case mstatus = 0x300
  case misa = 0x301
  case mie = 0x304
  case mtvec = 0x305
  case mstatush = 0x310
  case mcountinhibit = 0x320
  case mscratch = 0x340
  case mepc = 0x341
  case mcause = 0x342
  case mtval = 0x343
  case mip = 0x344
  case mcycle = 0xB00
  case minstret = 0xB02
  case mcycleh = 0xB80
  case minstreth = 0xB82
  case cycle = 0xC00
  case time = 0xC01
  case instret = 0xC02
  case cycleh = 0xC80
  case timeh = 0xC81
  case instreth = 0xC82
  case mvendorid = 0xF11
  case marchid = 0xF12
  case mimpid = 0xF13
  case mhartid = 0xF14
  case mconfigptr = 0xF15

  /// Whether its number says that writing it is illegal.
  var isReadOnly: Bool { rawValue >> 10 & 3 == 3 }
}
