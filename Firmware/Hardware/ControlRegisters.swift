// The control registers of Obol.
//
// Written by `swift run -c release obol-generate` from Sources/InstructionSet; do not edit.

/// The first address of each region.
enum AddressRegion {
  /// Software interrupt at 0x0, time to wake at 0x4000, time at 0xBFF8.
  static let timer: UInt32 = 0x2000000

  /// Code that is part of the chip; the core starts at its first byte.
  static let rom: UInt32 = 0x10000000

  /// The core's own memory for code, data and stack.
  static let coreMemory: UInt32 = 0x10100000

  /// The SRAM banks, shared with the other units; no code runs here.
  static let banks: UInt32 = 0x20000000

  /// The control registers of the other blocks; whole words only.
  static let registers: UInt32 = 0x40000000

  /// The weight store, read only, with its latency at each access.
  static let weightStore: UInt32 = 0x60000000
}

/// What a host may ask for.
enum MailboxCommand: UInt32 {
  /// Runs the program's prologue, which has to come before the first frame.
  case load = 1
  /// The result is the manifest's word at the byte in the argument.
  case describe = 2
  /// Runs a frame over the host link; the result is the low word of the cycles so far.
  case infer = 3
  /// The result is the number of frames since the load.
  case status = 4
  /// Sleeps until the next command: the answer is the last thing that happens.
  case sleep = 5
}

/// How the control core answers.
enum MailboxReply: UInt32 {
  /// It is done, and the result is there.
  case done = 1
  /// There is no such command, or no such word in the manifest.
  case refused = 2
  /// The accelerator stopped at a fault; its status register says where.
  case fault = 3
  /// A frame was asked for before anything was loaded.
  case notLoaded = 4
  /// The runtime itself trapped; the result is the cause.
  case trapped = 5
}

/// Tells software what it is talking to.
struct IdentityRegister {
  /// All fields at once.
  var word: UInt32 = 0x4C424F04

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x0 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// The version of this map.
  var version: UInt32 {
    get { word & 0xFF }
    set { word = word & ~0xFF | newValue & 0xFF }
  }

  /// The letters OBL, the first lowest.
  var signature: UInt32 {
    get { (word & 0xFFFFFF00) >> 8 }
    set { word = word & ~0xFFFFFF00 | newValue << 8 & 0xFFFFFF00 }
  }
}

/// Starts and stops the accelerator.
struct ControlRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x4 }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// Run the program's prologue, which loads what stays in banks.
  var prologue: UInt32 {
    get { word & 0x1 }
    set { word = word & ~0x1 | newValue & 0x1 }
  }

  /// Run the program's body for one frame.
  var frame: UInt32 {
    get { (word & 0x2) >> 1 }
    set { word = word & ~0x2 | newValue << 1 & 0x2 }
  }

  /// Stop all units and empty their queues.
  var stop: UInt32 {
    get { (word & 0x4) >> 2 }
    set { word = word & ~0x4 | newValue << 2 & 0x4 }
  }

  /// Clear the done bit, the fault bit and every counter.
  var clear: UInt32 {
    get { (word & 0x8) >> 3 }
    set { word = word & ~0x8 | newValue << 3 & 0x8 }
  }
}

/// Says what the accelerator is doing.
struct StatusRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x8 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// A section of the program runs.
  var busy: UInt32 {
    get { word & 0x1 }
    set { word = word & ~0x1 | newValue & 0x1 }
  }

  /// The last section ran to its finish instruction.
  var done: UInt32 {
    get { (word & 0x2) >> 1 }
    set { word = word & ~0x2 | newValue << 1 & 0x2 }
  }

  /// A word was no instruction, or an access left the banks.
  var fault: UInt32 {
    get { (word & 0x4) >> 2 }
    set { word = word & ~0x4 | newValue << 2 & 0x4 }
  }

  /// Position of the instruction at fault.
  var faultWord: UInt32 {
    get { (word & 0xFFFFFF00) >> 8 }
    set { word = word & ~0xFFFFFF00 | newValue << 8 & 0xFFFFFF00 }
  }
}

/// Chooses clock and voltage.
struct OperatingPointRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xC }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// Position in the chip's list; 0 is the first.
  var index: UInt32 {
    get { word & 0xF }
    set { word = word & ~0xF | newValue & 0xF }
  }
}

/// Says where the program's instructions lie.
struct ProgramAddressRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x10 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// First byte in the weight store.
  var byte: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Says where the program's constants lie, from which load instructions count.
struct ConstantsAddressRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x14 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// First byte in the weight store.
  var byte: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Says how long the prologue is; it starts with the first instruction.
struct PrologueWordsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x18 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// Instruction words.
  var count: UInt32 {
    get { word & 0xFFFFFF }
    set { word = word & ~0xFFFFFF | newValue & 0xFFFFFF }
  }
}

/// Says how long the body is; it follows the prologue.
struct BodyWordsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x1C }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// Instruction words.
  var count: UInt32 {
    get { word & 0xFFFFFF }
    set { word = word & ~0xFFFFFF | newValue & 0xFFFFFF }
  }
}

/// Counts the cycles in which a section ran.
struct CyclesLowRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x20 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Bits 0 to 31; reading them holds the others.
  var count: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Holds the rest of the cycle count.
struct CyclesHighRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x24 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Bits 32 to 63, as of the last read of the low.
  var count: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Lets conditions make the core's external interrupt pending.
struct InterruptEnableRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x28 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// While the done bit or the fault bit is set.
  var section: UInt32 {
    get { word & 0x1 }
    set { word = word & ~0x1 | newValue & 0x1 }
  }

  /// While a command of the host waits for its answer.
  var command: UInt32 {
    get { (word & 0x2) >> 1 }
    set { word = word & ~0x2 | newValue << 1 & 0x2 }
  }

  /// While the crypto block has nothing to do.
  var crypto: UInt32 {
    get { (word & 0x4) >> 2 }
    set { word = word & ~0x4 | newValue << 2 & 0x4 }
  }

  /// While an instruction waits for the core.
  var task: UInt32 {
    get { (word & 0x8) >> 3 }
    set { word = word & ~0x8 | newValue << 3 & 0x8 }
  }

  /// While no copy of the core's is under way.
  var dma: UInt32 {
    get { (word & 0x10) >> 4 }
    set { word = word & ~0x10 | newValue << 4 & 0x10 }
  }
}

/// Counts the cycles in which the storeDMA unit worked.
struct StoreDMAWorkRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x40 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Cycles, stopping at the greatest number.
  var count: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Counts the cycles in which the storeDMA unit had work and could not do it.
struct StoreDMAStallsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x44 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Cycles, stopping at the greatest number.
  var count: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Counts the cycles in which the hostDMA unit worked.
struct HostDMAWorkRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x48 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Cycles, stopping at the greatest number.
  var count: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Counts the cycles in which the hostDMA unit had work and could not do it.
struct HostDMAStallsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x4C }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Cycles, stopping at the greatest number.
  var count: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Counts the cycles in which the array unit worked.
struct ArrayWorkRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x50 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Cycles, stopping at the greatest number.
  var count: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Counts the cycles in which the array unit had work and could not do it.
struct ArrayStallsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x54 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Cycles, stopping at the greatest number.
  var count: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Counts the cycles in which the vector unit worked.
struct VectorWorkRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x58 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Cycles, stopping at the greatest number.
  var count: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Counts the cycles in which the vector unit had work and could not do it.
struct VectorStallsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x5C }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Cycles, stopping at the greatest number.
  var count: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// First byte in the weight store of what is copied.
struct DmaSourceRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x60 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// First byte in the weight store of what is copied.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// First address in the core's memory or the banks that it is copied to, a whole word's.
struct DmaDestinationRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x64 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// First address in the core's memory or the banks that it is copied to, a whole word's.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Bytes that are copied.
struct DmaBytesRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x68 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// Bytes that are copied.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Starts a copy, unless one is under way.
struct DmaControlRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x6C }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// Copy, once a load of the program has left the channel.
  var start: UInt32 {
    get { word & 0x1 }
    set { word = word & ~0x1 | newValue & 0x1 }
  }
}

/// Says what became of a copy.
struct DmaStatusRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x70 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// A copy waits or is under way.
  var busy: UInt32 {
    get { word & 0x1 }
    set { word = word & ~0x1 | newValue & 0x1 }
  }

  /// The last one was to leave the store or its destination.
  var fault: UInt32 {
    get { (word & 0x2) >> 1 }
    set { word = word & ~0x2 | newValue << 1 & 0x2 }
  }
}

/// The host's command; 0 where there is none.
struct MailboxCommandRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x80 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// The host's command; 0 where there is none.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// A number that goes with the command.
struct MailboxArgumentRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x84 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// A number that goes with the command.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// A number that goes with the answer.
struct MailboxResultRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x88 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// A number that goes with the answer.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Writing it answers the command, which is then gone.
struct MailboxReplyRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x8C }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// Writing it answers the command, which is then gone.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Says how the boot ROM fared.
struct BootStatusRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x90 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// Why the first slot was refused; 0 where it was not.
  var first: UInt32 {
    get { word & 0xFF }
    set { word = word & ~0xFF | newValue & 0xFF }
  }

  /// Why the second slot was refused, likewise.
  var second: UInt32 {
    get { (word & 0xFF00) >> 8 }
    set { word = word & ~0xFF00 | newValue << 8 & 0xFF00 }
  }

  /// The slot that runs.
  var slot: UInt32 {
    get { (word & 0x10000) >> 16 }
    set { word = word & ~0x10000 | newValue << 16 & 0x10000 }
  }

  /// An image runs.
  var booted: UInt32 {
    get { (word & 0x1000000) >> 24 }
    set { word = word & ~0x1000000 | newValue << 24 & 0x1000000 }
  }
}

/// Resets the core unless it is written again in time.
struct WatchdogRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x94 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// Cycles from each write until the core is reset; 0 for never.
  var cycles: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Times that the watchdog reset the core.
struct ResetsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x98 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Times that the watchdog reset the core.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// First byte in the weight store of what is hashed.
struct CryptoSourceRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xA0 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// First byte in the weight store of what is hashed.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Bytes that are hashed.
struct CryptoBytesRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xA4 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// Bytes that are hashed.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// First byte of the digest or signature.
struct CryptoReferenceRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xA8 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// First byte of the digest or signature.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Starts the crypto block.
struct CryptoControlRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xAC }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// Hold the SHA-256 of the source against the reference.
  var hash: UInt32 {
    get { word & 0x1 }
    set { word = word & ~0x1 | newValue & 0x1 }
  }

  /// Check the reference, an Ed25519 signature of the source.
  var verify: UInt32 {
    get { (word & 0x2) >> 1 }
    set { word = word & ~0x2 | newValue << 1 & 0x2 }
  }
}

/// Says what the crypto block found.
struct CryptoStatusRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xB0 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// It works.
  var busy: UInt32 {
    get { word & 0x1 }
    set { word = word & ~0x1 | newValue & 0x1 }
  }

  /// What it did last came out as the reference says.
  var holds: UInt32 {
    get { (word & 0x2) >> 1 }
    set { word = word & ~0x2 | newValue << 1 & 0x2 }
  }
}

/// Bits 0 to 31 of the chip's identity.
struct ChipIdentityLowRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xC0 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Bits 0 to 31 of the chip's identity.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Bits 32 to 63 of the chip's identity.
struct ChipIdentityHighRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xC4 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Bits 32 to 63 of the chip's identity.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Pixels that the array works on at once.
struct ArrayPixelsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xC8 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Pixels that the array works on at once.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Output channels that it works on at once.
struct ArrayOutputsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xCC }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Output channels that it works on at once.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Input channels that it works on at once.
struct ArrayInputsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xD0 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Input channels that it works on at once.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Kernel taps that it works on at once.
struct ArrayTapsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xD4 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Kernel taps that it works on at once.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Bytes in a word of the banks.
struct BankWordBytesRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xD8 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Bytes in a word of the banks.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Bytes of all banks.
struct BankBytesRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xDC }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Bytes of all banks.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Bytes of instructions that the sequencer holds.
struct ProgramBytesRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xE0 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Bytes of instructions that the sequencer holds.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Bytes of the weight store.
struct StoreBytesRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xE4 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Bytes of the weight store.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// The least counter of an image, from the fuses.
struct MinimumCounterRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0xE8 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// The least counter of an image, from the fuses.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Word 0 of the public key that images are signed for, from the fuses.
struct Signer0Register {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x100 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Word 0 of the public key that images are signed for, from the fuses.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Word 1 of the public key that images are signed for, from the fuses.
struct Signer1Register {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x104 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Word 1 of the public key that images are signed for, from the fuses.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Word 2 of the public key that images are signed for, from the fuses.
struct Signer2Register {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x108 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Word 2 of the public key that images are signed for, from the fuses.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Word 3 of the public key that images are signed for, from the fuses.
struct Signer3Register {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x10C }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Word 3 of the public key that images are signed for, from the fuses.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Word 4 of the public key that images are signed for, from the fuses.
struct Signer4Register {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x110 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Word 4 of the public key that images are signed for, from the fuses.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Word 5 of the public key that images are signed for, from the fuses.
struct Signer5Register {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x114 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Word 5 of the public key that images are signed for, from the fuses.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Word 6 of the public key that images are signed for, from the fuses.
struct Signer6Register {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x118 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Word 6 of the public key that images are signed for, from the fuses.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Word 7 of the public key that images are signed for, from the fuses.
struct Signer7Register {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x11C }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Word 7 of the public key that images are signed for, from the fuses.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Says what instruction waits for the core.
struct TaskStatusRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x140 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// An instruction waits.
  var waiting: UInt32 {
    get { word & 0x1 }
    set { word = word & ~0x1 | newValue & 0x1 }
  }

  /// There is a second operand.
  var hasRight: UInt32 {
    get { (word & 0x2) >> 1 }
    set { word = word & ~0x2 | newValue << 1 & 0x2 }
  }

  /// What is computed, a tensor function's number.
  var function: UInt32 {
    get { (word & 0xF00) >> 8 }
    set { word = word & ~0xF00 | newValue << 8 & 0xF00 }
  }

  /// Elements: 0 for int8, 1 uint8, 2 int32, 3 int16.
  var leftFormat: UInt32 {
    get { (word & 0x30000) >> 16 }
    set { word = word & ~0x30000 | newValue << 16 & 0x30000 }
  }

  /// Those of the second operand.
  var rightFormat: UInt32 {
    get { (word & 0xC0000) >> 18 }
    set { word = word & ~0xC0000 | newValue << 18 & 0xC0000 }
  }

  /// Those of the result.
  var resultFormat: UInt32 {
    get { (word & 0x300000) >> 20 }
    set { word = word & ~0x300000 | newValue << 20 & 0x300000 }
  }
}

/// Completes the instruction that waits for the core.
struct TaskControlRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x144 }

  /// Writes all fields.
  func write() { Hardware.store(word, to: Self.address) }

  /// The result is in the banks: the program goes on.
  var complete: UInt32 {
    get { word & 0x1 }
    set { word = word & ~0x1 | newValue & 0x1 }
  }
}

/// First byte in the banks of its descriptor.
struct TaskParametersRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x148 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// First byte in the banks of its descriptor.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Bytes of its descriptor.
struct TaskParameterBytesRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x14C }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Bytes of its descriptor.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// First byte in the banks of the first operand.
struct TaskLeftAddressRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x150 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// First byte in the banks of the first operand.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Pixels of the first operand, of all rows.
struct TaskLeftPixelsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x154 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Pixels of the first operand, of all rows.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Channels of the first operand.
struct TaskLeftChannelsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x158 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Channels of the first operand.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Base-2 logarithm of the channels in a brick of the first operand.
struct TaskLeftBrickShiftRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x15C }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Base-2 logarithm of the channels in a brick of the first operand.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// First byte in the banks of the second operand.
struct TaskRightAddressRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x160 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// First byte in the banks of the second operand.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Pixels of the second operand, of all rows.
struct TaskRightPixelsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x164 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Pixels of the second operand, of all rows.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Channels of the second operand.
struct TaskRightChannelsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x168 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Channels of the second operand.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Base-2 logarithm of the channels in a brick of the second operand.
struct TaskRightBrickShiftRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x16C }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Base-2 logarithm of the channels in a brick of the second operand.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// First byte in the banks of the result.
struct TaskResultAddressRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x170 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// First byte in the banks of the result.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Pixels of the result, of all rows.
struct TaskResultPixelsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x174 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Pixels of the result, of all rows.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Channels of the result.
struct TaskResultChannelsRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x178 }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Channels of the result.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}

/// Base-2 logarithm of the channels in a brick of the result.
struct TaskResultBrickShiftRegister {
  /// All fields at once.
  var word: UInt32 = 0x0

  /// Where the register lies.
  static var address: UInt32 { AddressRegion.registers + 0x17C }

  /// The register as it is now.
  static func read() -> Self { Self(word: Hardware.load(address)) }

  /// Base-2 logarithm of the channels in a brick of the result.
  var value: UInt32 {
    get { word & 0xFFFFFFFF }
    set { word = word & ~0xFFFFFFFF | newValue & 0xFFFFFFFF }
  }
}
