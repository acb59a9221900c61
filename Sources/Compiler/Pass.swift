/// A step of the way from a graph to a program.
package protocol Pass: Sendable {
  /// What it does, in two or three words.
  static var name: String { get }
  /// What it does, in one sentence.
  static var summary: String { get }
}

/// The passes of the compiler.
package enum Passes {
  /// All of them, in the order in which `compile` goes through them.
  package static let all: [any Pass.Type] = [
    DeadOperations.self, IdentityOperations.self, ChannelFolding.self, UnusedTensors.self,
    HostTransposition.self, ReshapeFusion.self, PadFusion.self, DepthwiseExpansion.self,
    Lowering.self, WeightWidth.self, WeightPattern.self, Traversal.self,
    TileSkipping.self, CodingChoice.self, Chunking.self, InputStreaming.self, InPlaceAddition.self,
    Cascade.self, Allocator.self,
    Prefetch.self, Residency.self, WeightEncoding.self, Emission.self, TokenOrdering.self,
    CapacityCheck.self,
  ]
}
