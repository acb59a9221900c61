/// The kinds of tensor functions; numbers never change their meaning.
package enum TensorFunctionKind: UInt8, Sendable, Hashable, CaseIterable {
  case lookup, lookupPair, combine, rearrange, reduce, interpolate
  case multiply, logSoftmax, normalize, find
  case weightedSum, pool, curve, wideSoftmax, wideLookup, wideMultiply

  /// Who executes it.
  package enum Executor: Sendable, Hashable {
    /// The vector unit, all of its lanes at once.
    case lanes
    /// The vector unit, one element after the other.
    case elements
    /// The control core, which the vector unit's queue waits for.
    case controlCore
  }

  /// Who executes it: what has a few operations for each element fits the lanes; what moves single
  /// elements goes through one port; what has inner loops of its own is for the core.
  package var executor: Executor {
    switch self {
    case .lookup, .lookupPair, .combine, .reduce, .interpolate: .lanes
    case .weightedSum, .pool, .curve, .wideSoftmax: .lanes
    case .wideLookup, .wideMultiply: .lanes
    case .rearrange: .elements
    case .multiply, .logSoftmax, .normalize, .find: .controlCore
    }
  }
}
