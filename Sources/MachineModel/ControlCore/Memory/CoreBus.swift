internal import InstructionSet

/// Everything that has an address for the core, and the cycle that it is.
///
/// Accesses to memory may be misaligned: they are done as two. Devices answer whole words only.
package struct CoreBus: ~Copyable {
  /// The cycle since power came.
  package internal(set) var cycle: UInt64 = 0
  package var timer = CoreTimer()
  /// The other blocks of the chip; nothing where a program has the core for itself.
  package var devices: DeviceBlock?
  /// Words read and written in memories, and instruction words fetched, so far.
  package private(set) var readCount = 0
  package private(set) var writeCount = 0
  /// The address that a test program ends at by storing there, and what it stored.
  package var hostAddress: UInt32?
  package private(set) var hostValue: UInt32?
  private var memories: [CoreMemory]
  /// The memory that the last access was in, where the next one will likely be.
  private var recent = 0
  private var recentCode = 0

  /// Makes a bus with some memories, none of which overlap.
  package init(memories: [CoreMemory]) {
    self.memories = memories
  }

  /// The bits of `mip`.
  var pendingInterrupts: UInt32 {
    let pending = timer.pendingInterrupts(at: cycle)
    guard devices?.isInterruptPending(at: cycle) == true else { return pending }
    return pending | 1 << TrapCause.externalInterrupt.code
  }

  /// The 32 bits from an even address on; the upper 16 are zero where an instruction is shorter.
  ///
  /// - Throws: `instructionAccessFault` with the address of the half that is not there.
  mutating func fetch(_ address: UInt32) throws(Trap) -> UInt32 {
    if !memories[recentCode].contains(address, bytes: 4) {
      guard let index = memory(at: address, bytes: 2) else {
        throw Trap(.instructionAccessFault, value: address)
      }
      recentCode = index
    }
    let first = memories[recentCode].word(at: address & ~3)
    guard address & 2 != 0 else { return first }
    let half = first >> 16
    guard half & 3 == 3 else { return half }
    let next = address &+ 2
    guard let index = memory(at: next, bytes: 2) else {
      throw Trap(.instructionAccessFault, value: next)
    }
    return half | memories[index].word(at: next) << 16
  }

  /// One, two or four bytes, the other bits being zero.
  ///
  /// - Throws: `loadAccessFault` where nothing answers, `loadMisaligned` where a device cannot.
  mutating func load(_ address: UInt32, bytes: Int) throws(Trap) -> UInt32 {
    guard select(address, bytes) else { return try loadFromDevice(address, bytes) }
    let shift = 8 * (address & 3)
    var value = memories[recent].word(at: address & ~3) >> shift
    readCount += 1
    if Int(address & 3) + bytes > 4 {
      value |= memories[recent].word(at: (address & ~3) &+ 4) << (32 - shift)
      anotherAccess()
      readCount += 1
    }
    return value & Self.mask(bytes)
  }

  /// Stores the lowest bytes of a value.
  ///
  /// - Throws: `storeAccessFault` where nothing takes it, `storeMisaligned` where a device cannot.
  mutating func store(_ value: UInt32, to address: UInt32, bytes: Int) throws(Trap) {
    if address == hostAddress { hostValue = value & Self.mask(bytes) }
    guard select(address, bytes) else { return try storeToDevice(value, address, bytes) }
    guard memories[recent].isWritable else { throw Trap(.storeAccessFault, value: address) }
    let shift = 8 * (address & 3)
    let mask = Self.mask(bytes)
    memories[recent].write(value << shift, mask: mask << shift, at: address & ~3)
    writeCount += 1
    if Int(address & 3) + bytes > 4 {
      memories[recent].write(
        value >> (32 - shift), mask: mask >> (32 - shift), at: (address & ~3) &+ 4)
      anotherAccess()
      writeCount += 1
    }
  }

  /// Puts bytes into a memory that has all of them.
  mutating func place(_ bytes: [UInt8], at address: UInt32) {
    guard let index = memory(at: address, bytes: bytes.count) else { return }
    memories[index].place(bytes, at: address)
  }

  static func mask(_ bytes: Int) -> UInt32 { .max >> UInt32(32 - 8 * bytes) }

  /// Bytes that lie in two words take another access.
  private mutating func anotherAccess() { cycle &+= 1 }

  private func memory(at address: UInt32, bytes: Int) -> Int? {
    memories.firstIndex { $0.contains(address, bytes: bytes) }
  }

  /// Whether some memory has all of the bytes; it is then the recent one.
  private mutating func select(_ address: UInt32, _ bytes: Int) -> Bool {
    if memories[recent].contains(address, bytes: bytes) { return true }
    guard let index = memory(at: address, bytes: bytes) else { return false }
    recent = index
    return true
  }
}
