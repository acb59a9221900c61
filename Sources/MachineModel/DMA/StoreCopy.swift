internal import ChipDescription
internal import InstructionSet

/// A copy from the weight store that the control core asks for, on the channel of the loads.
struct StoreCopy: Sendable {
  /// Where the bytes go.
  enum Destination: Sendable, Hashable {
    /// From a byte of the banks on.
    case banks(Int)
    /// From an address of the core's own memory on, which they reach when the copy is complete.
    case coreMemory(UInt32)
  }

  let destination: Destination
  let bytes: [UInt8]
  /// The bytes of the banks that it writes, and the banks.
  let access: MemoryAccess?
  let banks: UInt64
  /// The beats that it takes.
  let plan: BeatPlan
  private let layout: BankLayout

  /// - Parameter bytes: at least one, and all of them fit.
  init(_ bytes: [UInt8], to destination: Destination, _ chip: ChipSpec) {
    layout = BankLayout(chip.sram)
    self.bytes = bytes
    self.destination = destination
    plan = Self.plan(bytes.count, destination, chip, layout)
    guard case .banks(let byte) = destination else {
      (access, banks) = (nil, 0)
      return
    }
    access = MemoryAccess(byte..<byte + bytes.count, .write)
    banks = layout.mask(ofBytes: byte..<byte + bytes.count)
  }

  private static func plan(
    _ byteCount: Int, _ destination: Destination, _ chip: ChipSpec, _ layout: BankLayout
  ) -> BeatPlan {
    if case .banks(let byte) = destination {
      let load = Load(
        source: StoreAddress(0), destination: BankAddress(byte), byteCount: byteCount)
      if let plan = BeatPlan.of(.load(load), chip: chip, layout: layout) { return plan }
    }
    let beats = CoreCopyBeats(
      byteCount: byteCount, bytesPerCycle: chip.weightStore.bytesPerCycle)
    return BeatPlan(
      .copyToCore(beats), items: beats.items, latency: chip.weightStore.latencyCycles,
      requests: BurstWindow(chip.weightStore.burst, beatBytes: CoreCopyBeats.wordBytes))
  }

  /// What it comes to where nobody else asks for banks, from a cycle on.
  func alone(from cycle: Int) -> CopyResult {
    var engine = BeatEngine(plan, ports: .store)
    while !engine.isComplete { engine.stepAlone(layout) }
    return CopyResult(copy: self, end: cycle + engine.tally.cycles, tally: engine.tally)
  }

  /// Writes into the banks what the first items bring, or all of it.
  func move(items: Int? = nil, into contents: inout [Int8]) {
    guard let access else { return }
    let count = items.map(plan.bytesLoaded) ?? bytes.count
    for index in 0..<count {
      contents[access.bytes.lowerBound + index] = Int8(bitPattern: bytes[index])
    }
  }
}

/// What a copy was that is complete.
struct CopyResult: Sendable {
  let copy: StoreCopy
  /// The cycle after its last.
  var end: Int
  let tally: ActivityTally
}

/// Beats of a copy into the control core's own memory, which takes a word of four bytes a cycle.
struct CoreCopyBeats: Sendable {
  let byteCount: Int
  let bytesPerCycle: Int

  static let wordBytes = 4

  var items: Int { ceilingQuotient(byteCount, Self.wordBytes) }

  func beat(item: Int) -> Beat {
    var beat = Beat()
    beat.linkBytes = min(Self.wordBytes, byteCount - item * Self.wordBytes)
    beat.waitCycles = ceilingQuotient(beat.linkBytes, bytesPerCycle) - 1
    return beat
  }
}

extension BeatPlan {
  /// Bytes that the first items of a load bring.
  fileprivate func bytesLoaded(items: Int) -> Int {
    guard items > 0, case .load(let beats) = shape else { return 0 }
    return beats.bytes(ofItem: items - 1).upperBound
  }
}
