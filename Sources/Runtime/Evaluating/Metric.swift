/// What an evaluation measures.
package enum Metric: String, Sendable, Hashable, CaseIterable {
  /// The share of frames whose greatest output is the label's.
  case top1
  /// The share of frames whose label is among the five greatest outputs.
  case top5
  /// The area under the receiver operating characteristic, for labels 0 and 1.
  case auc
  /// The mean squared error of outputs against inputs, for networks that reconstruct; no labels.
  case mse

  /// Whether more is better.
  package var isAccuracy: Bool { self != .mse }
  /// Whether there have to be labels.
  package var needsLabels: Bool { self != .mse }
}

/// A metric's value over some frames, and how far chance could have moved it.
package struct Score: Sendable, Hashable {
  package let value: Double
  /// One standard error of the value.
  package let standardError: Double
}
