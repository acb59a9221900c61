internal import InstructionSet

extension CoreBus {
  /// Moves the devices on to this cycle, as far as the core may be told of it.
  package mutating func settle() {
    guard devices != nil else { return }
    devices?.settle(at: cycle)
    guard let arrival = devices?.accelerator.takeArrival() else { return }
    place(arrival.bytes, at: arrival.address)
  }

  /// What the devices tell their host; nothing where there are none.
  package var report: DeviceReport { devices?.report() ?? DeviceReport() }

  /// A load that no memory answered.
  ///
  /// - Throws: `loadAccessFault`, `loadMisaligned`.
  mutating func loadFromDevice(_ address: UInt32, _ bytes: Int) throws(Trap) -> UInt32 {
    guard let region = AddressRegion.all.first(where: { $0.contains(address, bytes: bytes) }) else {
      throw Trap(.loadAccessFault, value: address)
    }
    guard Int(address) % bytes == 0 else { throw Trap(.loadMisaligned, value: address) }
    guard let word = word(in: region, offset: (address &- region.base) & ~3) else {
      throw Trap(.loadAccessFault, value: address)
    }
    return word >> (8 * (address & 3)) & Self.mask(bytes)
  }

  /// A store that no memory took.
  ///
  /// - Throws: `storeAccessFault`, `storeMisaligned`.
  mutating func storeToDevice(
    _ value: UInt32, _ address: UInt32, _ bytes: Int
  ) throws(Trap) {
    guard let region = AddressRegion.all.first(where: { $0.contains(address, bytes: bytes) }) else {
      throw Trap(.storeAccessFault, value: address)
    }
    guard Int(address) % bytes == 0 else { throw Trap(.storeMisaligned, value: address) }
    guard write(value, bytes, in: region, offset: address &- region.base) else {
      throw Trap(.storeAccessFault, value: address)
    }
  }

  /// The word at a multiple of four bytes in a region; nothing where none answers.
  private mutating func word(in region: AddressRegion, offset: UInt32) -> UInt32? {
    switch region {
    case .timer: return timer.read(offset: offset, at: cycle)
    case .registers: return devices?.read(offset: offset, at: cycle)
    case .banks:
      guard awaitBank(.read, Int(offset), 4) else { return nil }
      return devices?.bankWord(at: Int(offset))
    case .weightStore:
      cycle &+= devices?.storeCycles ?? 0
      return devices?.storeWord(at: Int(offset))
    default: return nil
    }
  }

  /// Writes bytes of a region; false where nothing takes them.
  private mutating func write(
    _ value: UInt32, _ bytes: Int, in region: AddressRegion, offset: UInt32
  ) -> Bool {
    switch region {
    case .timer: return bytes == 4 && timer.write(value, offset: offset, at: cycle)
    case .registers:
      return bytes == 4 && devices?.write(value, offset: offset, at: cycle) == true
    case .banks:
      guard awaitBank(.write, Int(offset), bytes) else { return false }
      devices?.setBankBytes(value, bytes, at: Int(offset))
      return true
    default: return false
    }
  }

  /// Lets the time pass until the arbiter grants the bank of some bytes; false beyond the banks.
  private mutating func awaitBank(
    _ kind: MemoryAccess.Kind, _ offset: Int, _ bytes: Int
  ) -> Bool {
    guard let total = devices?.accelerator.banks.count, offset + bytes <= total else {
      return false
    }
    let access = MemoryAccess(offset..<offset + bytes, kind)
    cycle &+= UInt64(devices?.awaitBank(access, at: cycle) ?? 0)
    return true
  }
}

extension DeviceBlock {
  /// A word of the banks, which lies in them.
  fileprivate func bankWord(at offset: Int) -> UInt32 {
    (0..<4).reduce(0) {
      $0 | UInt32(UInt8(bitPattern: accelerator.banks[offset + $1])) << UInt32(8 * $1)
    }
  }

  /// Writes the lowest bytes of a value into the banks, where they lie.
  fileprivate mutating func setBankBytes(_ value: UInt32, _ bytes: Int, at offset: Int) {
    for index in 0..<bytes {
      accelerator.setBank(UInt8(truncatingIfNeeded: value >> UInt32(8 * index)), at: offset + index)
    }
  }

  /// A word of the weight store; nothing beyond it.
  fileprivate mutating func storeWord(at offset: Int) -> UInt32? {
    guard offset + 4 <= store.count else { return nil }
    note(.storeByte, count: 4)
    return store[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
