package import ChipDescription
internal import InstructionSet

/// The blocks behind the control registers: sequencer, mailbox, crypto block, watchdog.
package struct DeviceBlock: ~Copyable {
  package var accelerator: Accelerator
  /// What the host and the core tell each other.
  package var mailbox = Mailbox()
  /// The bytes of the weight store.
  package var store: [UInt8]
  /// Why the boot ROM refused a slot, and which one runs: what it wrote into `bootStatus`.
  package private(set) var bootStatus: UInt32 = 0
  package internal(set) var resetCount: UInt32 = 0
  private let chip: ChipSpec
  private let identity: DeviceIdentity
  private(set) var crypto = CryptoBlock()
  private var interrupts: InterruptConditions = []
  private var copies = CopyRegisters()
  private var operatingPoint: UInt32 = 0
  /// Accesses of the core itself to what it shares, and bytes that the crypto block read.
  private(set) var coreEvents = Counters()
  /// Cycles in which others had the bank that the core asked for.
  private(set) var bankConflicts = 0
  private var heldCycles: UInt32 = 0
  private var watchdogCycles: UInt32 = 0
  /// The cycle in which the watchdog resets the core; nothing where it does not watch.
  private(set) var watchdogDeadline: UInt64?

  /// Makes the blocks of a chip whose weight store holds some bytes, and zeros behind them.
  package init(chip: ChipSpec, identity: DeviceIdentity, store: [UInt8]) {
    self.chip = chip
    self.identity = identity
    self.store = store
    accelerator = Accelerator(chip: chip)
  }

  /// The cycles that an access to the weight store takes besides.
  var storeCycles: UInt64 { UInt64(chip.weightStore.latencyCycles) }

  /// Moves what the core may be told of on to a cycle.
  mutating func settle(at cycle: UInt64) {
    guard accelerator.isCopying || !interrupts.isDisjoint(with: .moving) else { return }
    accelerator.advance(to: cycle)
  }

  /// Whether the core's external interrupt is pending, in a cycle to which it was settled.
  func isInterruptPending(at cycle: UInt64) -> Bool {
    guard !interrupts.isEmpty else { return false }
    let isOver = accelerator.isDone || accelerator.faultWord != nil
    return interrupts.contains(.section) && !accelerator.isBusy && isOver
      || interrupts.contains(.command) && mailbox.command != 0
      || interrupts.contains(.crypto) && cycle >= crypto.busyUntil
      || interrupts.contains(.task) && accelerator.task != nil
      || interrupts.contains(.copy) && !accelerator.isCopying
  }

  /// The cycle from which an interrupt will be pending because a block is done, at most a limit;
  /// nil where none is.
  mutating func wakingCycle(after cycle: UInt64, limit: UInt64) -> UInt64? {
    var times: [UInt64] = []
    if interrupts.contains(.crypto) { times.append(crypto.busyUntil) }
    if !interrupts.isDisjoint(with: .moving) {
      let limit = times.filter { $0 > cycle }.reduce(limit, min)
      accelerator.advance(to: limit, stops: interrupts.stops)
      if interrupts.contains(.section) && !accelerator.isBusy {
        times.append(accelerator.endCycle)
      }
      if interrupts.contains(.task), let task = accelerator.task { times.append(task.since) }
      if interrupts.contains(.copy) && !accelerator.isCopying { times.append(accelerator.copyEnd) }
    }
    return times.filter { $0 > cycle }.min()
  }

  /// A register's value; nothing where there is none.
  mutating func read(offset: UInt32, at cycle: UInt64) -> UInt32? {
    guard let register = ControlRegister.at(Int(offset)) else { return nil }
    switch register.name {
    case "identity": return register.reset
    case "status": return status(register, at: cycle)
    case "operatingPoint": return operatingPoint
    case "cyclesLow":
      heldCycles = UInt32(truncatingIfNeeded: accelerator.counters.cycles >> 32)
      return UInt32(truncatingIfNeeded: accelerator.counters.cycles)
    case "cyclesHigh": return heldCycles
    case "interruptEnable": return interrupts.rawValue
    case "bootStatus": return bootStatus
    case "watchdog": return watchdogCycles
    case "resets": return resetCount
    case "cryptoStatus":
      return register.word([
        "busy": cycle < crypto.busyUntil ? 1 : 0,
        "holds": cycle >= crypto.busyUntil && crypto.holds ? 1 : 0,
      ])
    case "dmaStatus":
      accelerator.advance(to: cycle)
      return register.word([
        "busy": accelerator.isCopying ? 1 : 0, "fault": copies.isFaulty ? 1 : 0,
      ])
    case "taskStatus":
      accelerator.advance(to: cycle)
      return accelerator.task?.compute.status(register) ?? 0
    default:
      return position(of: register.name) ?? copies.value(of: register.name)
        ?? taskValue(of: register.name) ?? mailbox.value(of: register.name)
        ?? identity.value(of: register.name, chip) ?? counter(offset)
        ?? (register.access == .writeOneToAct ? 0 : nil)
    }
  }

  /// Writes a register; false where there is none that can be written.
  mutating func write(_ value: UInt32, offset: UInt32, at cycle: UInt64) -> Bool {
    guard let register = ControlRegister.at(Int(offset)), register.access != .readOnly else {
      return false
    }
    let value = value & register.mask
    switch register.name {
    case "control": control(register, value, at: cycle)
    case "operatingPoint": operatingPoint = value
    case "interruptEnable": interrupts = InterruptConditions(rawValue: value)
    case "bootStatus": bootStatus = value
    case "watchdog":
      watchdogCycles = value
      watchdogDeadline = value == 0 ? nil : cycle + UInt64(value)
    case "cryptoControl":
      if register.isSet("hash", in: value) { crypto.hash(in: store, from: cycle) }
      if register.isSet("verify", in: value) {
        crypto.verify(in: store, key: identity.signer, from: cycle)
      }
      note(.storeByte, count: Int(crypto.byteCount))
    case "dmaControl": if register.isSet("start", in: value) { startCopy(at: cycle) }
    case "taskControl":
      if register.isSet("complete", in: value) { accelerator.completeTask(at: cycle) }
    default:
      return setPosition(value, register.name) || copies.write(value, to: register.name)
        || mailbox.write(value, to: register.name)
    }
    return true
  }

  /// Waits for the bank of some bytes, and returns the cycles that others had it.
  mutating func awaitBank(_ access: MemoryAccess, at cycle: UInt64) -> Int {
    let refusals = accelerator.awaitBank(access, at: cycle)
    bankConflicts += refusals
    note(access.kind == .read ? .sramRead : .sramWrite, count: 1)
    return refusals
  }

  /// Counts events that the core caused.
  mutating func note(_ kind: EventKind, count: Int) { coreEvents[kind] += count }

  /// What a reset of the core resets here.
  mutating func reset() {
    watchdogDeadline = nil
    watchdogCycles = 0
    interrupts = []
    resetCount += 1
  }

  private mutating func startCopy(at cycle: UInt64) {
    accelerator.advance(to: cycle)
    guard !accelerator.isCopying else { return }
    guard let (bytes, destination) = copies.copied(from: store, banks: accelerator.banks.count)
    else { return }
    accelerator.copy(bytes, to: destination, at: cycle)
  }

  private func taskValue(of register: String) -> UInt32? {
    guard register.hasPrefix("task"), register != "taskControl" else { return nil }
    return accelerator.task.map { $0.compute.value(of: register) } ?? 0
  }

  private mutating func status(_ register: ControlRegister, at cycle: UInt64) -> UInt32 {
    accelerator.advance(to: cycle)
    return register.word([
      "busy": accelerator.isBusy ? 1 : 0, "done": accelerator.isDone ? 1 : 0,
      "fault": accelerator.faultWord == nil ? 0 : 1,
      "faultWord": UInt32(clamping: accelerator.faultWord ?? 0),
    ])
  }

  private mutating func control(_ register: ControlRegister, _ value: UInt32, at cycle: UInt64) {
    if register.isSet("stop", in: value) { accelerator.stop(at: cycle) }
    if register.isSet("clear", in: value) { accelerator.clear() }
    if register.isSet("prologue", in: value) {
      accelerator.start(.prologue, store: store, at: cycle)
    }
    if register.isSet("frame", in: value) { accelerator.start(.body, store: store, at: cycle) }
  }

  private func position(of register: String) -> UInt32? {
    switch register {
    case "programAddress": accelerator.stored.address
    case "constantsAddress": accelerator.stored.constantsAddress
    case "prologueWords": accelerator.stored.prologueWords
    case "bodyWords": accelerator.stored.bodyWords
    case "cryptoSource": crypto.source
    case "cryptoBytes": crypto.byteCount
    case "cryptoReference": crypto.reference
    default: nil
    }
  }

  private mutating func setPosition(_ value: UInt32, _ register: String) -> Bool {
    switch register {
    case "programAddress": accelerator.stored.address = value
    case "constantsAddress": accelerator.stored.constantsAddress = value
    case "prologueWords": accelerator.stored.prologueWords = value
    case "bodyWords": accelerator.stored.bodyWords = value
    case "cryptoSource": crypto.source = value
    case "cryptoBytes": crypto.byteCount = value
    case "cryptoReference": crypto.reference = value
    default: return false
    }
    return true
  }

  private func counter(_ offset: UInt32) -> UInt32? {
    for unit in Unit.allCases {
      let index = Int(unit.rawValue)
      let name = ControlRegister.at(Int(offset))?.name
      if name == "\(unit.name)Work" {
        return UInt32(clamping: accelerator.counters.work[index])
      }
      if name == "\(unit.name)Stalls" {
        return UInt32(clamping: accelerator.counters.stalls[index])
      }
    }
    return nil
  }
}
