/// Something that a chip is judged by.
package enum ChipMetric: String, Sendable, Hashable, CaseIterable, Codable {
  case framesPerSecond = "fps"
  /// At the full frame rate.
  case milliwatts = "mw"
  case microjoules = "uj"
  case milliseconds = "ms"
  /// Energy times delay: what a lower voltage cannot buy by being slow.
  case energyDelay = "edp"
  case squareMillimetres = "mm2"
  /// Bytes of the banks that the program touches.
  case bankBytes = "sram"
  /// Bytes of weights in the weight store.
  case weightBytes = "weights"
  /// The share of frames whose greatest output is the label's, where a network has labels.
  case accuracy

  /// What it is measured in.
  package var unit: String {
    switch self {
    case .framesPerSecond: "frames/s"
    case .milliwatts: "mW"
    case .microjoules: "µJ"
    case .milliseconds: "ms"
    case .energyDelay: "µJ·ms"
    case .squareMillimetres: "mm²"
    case .bankBytes, .weightBytes: "B"
    case .accuracy: "%"
    }
  }

  /// Whether more of it is better.
  package var isBetterHigher: Bool { self == .framesPerSecond || self == .accuracy }

  /// The value as something to be made small.
  package func cost(_ value: Double) -> Double { isBetterHigher ? -value : value }

  /// The words for it, for messages that say what there is to choose from.
  package static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
