internal import InstructionSet

/// What the core has written about its next copy from the weight store.
struct CopyRegisters: Sendable {
  private var source: UInt32 = 0
  private var destination: UInt32 = 0
  private var byteCount: UInt32 = 0
  /// Whether the last copy was to leave the store, or what it goes to.
  private(set) var isFaulty = false

  func value(of register: String) -> UInt32? {
    switch register {
    case "dmaSource": source
    case "dmaDestination": destination
    case "dmaBytes": byteCount
    default: nil
    }
  }

  mutating func write(_ value: UInt32, to register: String) -> Bool {
    switch register {
    case "dmaSource": source = value
    case "dmaDestination": destination = value
    case "dmaBytes": byteCount = value
    default: return false
    }
    return true
  }

  /// What is to be copied and where to; nil where that is nothing, or impossible.
  mutating func copied(
    from store: [UInt8], banks: Int
  ) -> (bytes: [UInt8], destination: StoreCopy.Destination)? {
    let end = Int(source) + Int(byteCount)
    let destination = destination(banks: banks)
    isFaulty = end > store.count || destination == nil
    guard !isFaulty, byteCount > 0, let destination else { return nil }
    return (Array(store[Int(source)..<end]), destination)
  }

  private func destination(banks: Int) -> StoreCopy.Destination? {
    guard destination % 4 == 0 else { return nil }
    let bytes = Int(byteCount)
    let memory = AddressRegion.coreMemory
    if memory.contains(destination, bytes: 0) {
      let offset = Int(destination &- memory.base)
      return offset + bytes <= CoreMemoryBytes.coreMemoryBytes ? .coreMemory(destination) : nil
    }
    guard AddressRegion.banks.contains(destination, bytes: 0) else { return nil }
    let offset = Int(destination &- AddressRegion.banks.base)
    return offset + bytes <= banks ? .banks(offset) : nil
  }
}
