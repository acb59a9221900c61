/// What a step has saved on the chip, and whether that is anything.
struct Verdict: Sendable, Hashable, CustomStringConvertible {
  let before: NetworkCost
  let after: NetworkCost
  /// Bytes of encoded weights that the step said it would save; nil where it said nothing.
  var predictedSaving: Int?
  /// Why a chip may gain nothing by such a step; empty where that hangs on the network.
  var obstacle = ""
  /// Whether the step is taken whatever it saves.
  var isAsked = false

  var isTaken: Bool { pays || isAsked }

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
    guard !pays else { return "\(prediction)the machine: \(figures)" }
    let reason = obstacle.isEmpty ? after.bottleneck : obstacle
    return (isAsked ? "taken as asked, though it saves" : "not taken, as it saves")
      + " nothing on this chip (\(figures))" + (reason.isEmpty ? "" : ": \(reason)")
  }

  /// What was predicted, and how far off it was.
  private var prediction: String {
    guard let predictedSaving else { return "" }
    let predicted = before.encodedWeightBytes - predictedSaving
    let share = Double(predicted - after.encodedWeightBytes) / Double(after.encodedWeightBytes)
    let tenths = Int((share.magnitude * 1000).rounded())
    return "predicted \(predicted) weight bytes (\(tenths / 10).\(tenths % 10) % off); "
  }

  private static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
