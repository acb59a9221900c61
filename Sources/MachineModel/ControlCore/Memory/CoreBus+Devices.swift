internal import InstructionSet

extension CoreBus {
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
      waitForBanks()
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
      waitForBanks()
      return devices?.setBankBytes(value, bytes, at: Int(offset)) == true
    default: return false
    }
  }

  /// Lets the time pass until no section uses the banks.
  private mutating func waitForBanks() {
    cycle = max(cycle, devices?.accelerator.busyUntil ?? 0)
  }
}

extension DeviceBlock {
  /// A word of the banks; nothing beyond them.
  fileprivate mutating func bankWord(at offset: Int) -> UInt32? {
    guard offset + 4 <= accelerator.banks.count else { return nil }
    note(.sramRead, count: 1)
    return (0..<4).reduce(0) {
      $0 | UInt32(UInt8(bitPattern: accelerator.banks[offset + $1])) << UInt32(8 * $1)
    }
  }

  /// Writes the lowest bytes of a value into the banks; false beyond them.
  fileprivate mutating func setBankBytes(_ value: UInt32, _ bytes: Int, at offset: Int) -> Bool {
    guard offset + bytes <= accelerator.banks.count else { return false }
    note(.sramWrite, count: 1)
    for index in 0..<bytes {
      accelerator.setBank(UInt8(truncatingIfNeeded: value >> UInt32(8 * index)), at: offset + index)
    }
    return true
  }

  /// A word of the weight store; nothing beyond it.
  fileprivate mutating func storeWord(at offset: Int) -> UInt32? {
    guard offset + 4 <= store.count else { return nil }
    note(.storeByte, count: 4)
    return store[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
