/// Why a unit that has, or is still to get, something to do did no work in a cycle.
package enum StallReason: Int, Sendable, Hashable, CaseIterable {
  /// The next instruction waits for a token.
  case tokenWait
  /// The sequencer has not issued the unit's next instruction yet.
  case queueEmpty
  /// A bank served another request.
  case bankConflict
  /// The beat needs more words than its ports deliver in a cycle.
  case fetch
  /// The array's next weight tile is not decoded yet.
  case weightsNotReady
  /// The array waits for sums to leave the accumulators.
  case drain
  /// The last products are on their way through the adder tree.
  case pipeline
  /// The weight store has not delivered yet.
  case weightStoreBusy
  /// The host link has not delivered or taken the bytes yet.
  case hostLinkBusy
  /// Lanes compute the exponentials of a softmax.
  case exponential
  /// The control core computes what the unit's instruction stands for.
  case controlCore

  /// The name in reports.
  package var name: String { "\(self)" }

  /// What the unit waits for, in one sentence.
  package var summary: String {
    switch self {
    case .tokenWait: "The next instruction waits for a token."
    case .queueEmpty: "The sequencer has not issued the next instruction yet."
    case .bankConflict: "A bank served another request."
    case .fetch: "The beat needs more words than its ports deliver in a cycle."
    case .weightsNotReady: "The next weight tile is not decoded yet."
    case .drain: "Sums have to leave the accumulators first."
    case .pipeline: "The last products are on their way through the adder tree."
    case .weightStoreBusy: "The weight store has not delivered yet."
    case .hostLinkBusy: "The host link has not moved the bytes yet."
    case .exponential: "The lanes compute exponentials."
    case .controlCore: "The control core computes the result."
    }
  }
}
