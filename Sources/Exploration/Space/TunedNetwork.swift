/// A network that a chip is tuned for.
package struct TunedNetwork: Sendable, Hashable, Codable {
  /// Its file, or `bundled`.
  package var model: String
  /// How much it counts among the others.
  package var weight: Double
  /// The same network compressed in other ways, by the names that the `variant` axis takes.
  package var variants: [String: String]
  /// How it is scored; nil where nobody asked.
  package var accuracy: AccuracyCheck?

  package init(
    model: String, weight: Double = 1, variants: [String: String] = [:],
    accuracy: AccuracyCheck? = nil
  ) {
    self.model = model
    self.weight = weight
    self.variants = variants
    self.accuracy = accuracy
  }

  /// The word for the network that is part of this binary.
  package static let bundled = "bundled"

  /// The file of a variant; the model itself where there is no choice.
  package func file(of variant: String?) -> String { variant.flatMap { variants[$0] } ?? model }
}

/// Frames with labels, and what has to be reached on them.
package struct AccuracyCheck: Sendable, Hashable, Codable {
  /// Frames in the network's own type, as `.npy`.
  package var inputs: String
  /// A whole number for each frame, as `.npy`.
  package var labels: String
  /// Added to each label: 1 where the model has a background class in front.
  package var labelOffset: Int
  /// The least share of frames, in percent, whose greatest output is the label's.
  package var floor: Double

  package init(inputs: String, labels: String, labelOffset: Int = 0, floor: Double = 0) {
    self.inputs = inputs
    self.labels = labels
    self.labelOffset = labelOffset
    self.floor = floor
  }
}
