/// Host seconds, for reports; never for decisions.
package struct Stopwatch: Sendable {
  private let start = ContinuousClock.now

  package init() {}

  /// Seconds since the stopwatch was made.
  package var seconds: Double {
    let elapsed = ContinuousClock.now - start
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  }
}
