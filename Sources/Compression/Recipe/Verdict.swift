/// What a step has saved on the chip, and whether that is anything.
struct Verdict: Sendable, Hashable, CustomStringConvertible {
  let before: NetworkCost
  let after: NetworkCost

  /// Whether the chip needs fewer cycles, bytes or joules, by more than a thousandth.
  var pays: Bool {
    Self.share(before.cycles, after.cycles) > Self.least
      || Self.share(before.encodedWeightBytes, after.encodedWeightBytes) > Self.least
      || before.microjoules - after.microjoules > Self.least * before.microjoules
  }

  /// Less than this is no gain that anybody would lose accuracy for.
  private static let least = 1e-3

  private static func share(_ before: Int, _ after: Int) -> Double {
    Double(before - after) / Double(max(before, 1))
  }

  var description: String {
    let figures =
      "\(before.cycles) → \(after.cycles) cycles, \(before.encodedWeightBytes) → "
      + "\(after.encodedWeightBytes) weight bytes, \(Self.text(before.microjoules)) → "
      + "\(Self.text(after.microjoules)) µJ"
    guard !pays else { return "the machine: \(figures)" }
    let reason = after.bottleneck.isEmpty ? "" : ": \(after.bottleneck)"
    return "not taken, as it saves nothing on this chip (\(figures))\(reason)"
  }

  private static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
