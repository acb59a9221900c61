/// Why a core that talks to a host came to rest.
package enum CoreEnding: Sendable, Hashable {
  /// It sleeps, and only the host can wake it.
  case idle
  /// There is no memory where its traps go.
  case lockedUp
  /// It works on, longer than anybody waits.
  case outOfPatience
}

extension ControlCore {
  /// Steps after which a core is given up: seconds of the host, more than any frame takes.
  package static let patience = 200_000_000

  /// Runs until only the host can wake it.
  package mutating func runUntilIdle(limit: Int = patience) -> CoreEnding {
    for _ in 0..<limit {
      if let ending = advance() { return ending }
    }
    return .outOfPatience
  }

  /// Runs until the boot ROM has written what it found.
  ///
  /// - Returns: why it came to rest before; nil where it did not.
  package mutating func runUntilBootStatus(limit: Int = patience) -> CoreEnding? {
    for _ in 0..<limit {
      if let ending = advance() { return ending }
      if bus.devices?.bootStatus != 0 { return nil }
    }
    return .outOfPatience
  }

  /// Executes an instruction, or lets the time pass until something wakes the core.
  private mutating func advance() -> CoreEnding? {
    let step = step()
    resetIfUnattended()
    if step == .trapped, isLockedUp { return .lockedUp }
    // A reset has woken it as well.
    return step == .asleep && isAsleep && !sleepUntilWoken() ? .idle : nil
  }
}
