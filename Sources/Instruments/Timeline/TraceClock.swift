/// The times of cycles, as the trace event format wants them.
///
/// Viewers keep whole nanoseconds. Each cycle's beginning is rounded once, so that what follows
/// each other in cycles neither overlaps nor leaves a gap in nanoseconds.
struct TraceClock: Sendable {
  /// Cycles per second.
  let hertz: Double

  func nanoseconds(_ cycle: Int) -> Int { Int((Double(cycle) / hertz * 1e9).rounded()) }

  /// The beginning of a cycle in microseconds.
  func time(_ cycle: Int) -> String { Self.microseconds(nanoseconds(cycle)) }

  /// From the beginning of one cycle to that of another, in microseconds.
  func duration(_ start: Int, _ end: Int) -> String {
    Self.microseconds(nanoseconds(end) - nanoseconds(start))
  }

  private static func microseconds(_ nanoseconds: Int) -> String {
    let (whole, part) = nanoseconds.quotientAndRemainder(dividingBy: 1000)
    return "\(whole).\(NumberText.padded(String(part), to: 3, with: "0"))"
  }
}
