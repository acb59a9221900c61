internal import InstructionSet

extension ControlCore {
  /// Lets the time pass until something wakes a sleeping core: its timer, or a section's end.
  ///
  /// - Returns: whether it will be woken; the host may still do that.
  package mutating func sleepUntilWoken() -> Bool {
    let enabled = status.enabledInterrupts
    let timer =
      enabled >> TrapCause.timerInterrupt.code & 1 == 1 ? bus.timer.deadlineCycle() : nil
    let others = [timer, bus.devices?.watchdogDeadline].compactMap { $0 }
    let limit = others.filter { $0 > bus.cycle }.reduce(UInt64.max, min)
    let device =
      enabled >> TrapCause.externalInterrupt.code & 1 == 1
      ? bus.devices?.wakingCycle(after: bus.cycle, limit: limit) : nil
    let times = others + [device].compactMap { $0 }
    guard let next = times.min() else { return false }
    asleepCycles += max(bus.cycle, next) - bus.cycle
    bus.cycle = max(bus.cycle, next)
    return true
  }

  /// Starts the core anew, as at power-on, where the watchdog was not written in time.
  package mutating func resetIfUnattended() {
    guard let deadline = bus.devices?.watchdogDeadline, bus.cycle >= deadline else { return }
    bus.devices?.reset()
    status = TrapStatus()
    isAsleep = false
    programCounter = AddressRegion.rom.base
  }

  /// Whether the last trap was that the handler of traps is not there.
  package var isLockedUp: Bool {
    status.cause == TrapCause.instructionAccessFault.rawValue
      && status.trappedAddress == programCounter
  }
}
