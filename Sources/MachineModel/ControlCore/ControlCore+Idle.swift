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
  /// Runs until only the host can wake it.
  ///
  /// - Parameter limit: instructions and sleeps after which it is given up.
  package mutating func runUntilIdle(limit: Int = 200_000_000) -> CoreEnding {
    for _ in 0..<limit {
      let step = step()
      resetIfUnattended()
      if step == .trapped, isLockedUp { return .lockedUp }
      if step == .asleep, !sleepUntilWoken() { return .idle }
    }
    return .outOfPatience
  }
}
