package import ModelIR

/// A graph whose operations may stand for several of the model's.
package struct FusedGraph: Sendable, Hashable {
  /// What a report must know of the model's own operations behind one of the graph.
  package struct Origin: Sendable, Hashable {
    /// The position of the main operation in the model.
    package var index: Int
    /// The main operation's mnemonic in the model.
    package var mnemonic: String
    /// The mnemonics of what was fused into it.
    package var fused: [String] = []
    /// Multiply-accumulates, as the graph defines them.
    package var macs: Int
    /// Bytes of weights in the graph.
    package var weightBytes: Int
  }

  package var graph: Graph
  /// One for each operation.
  package var origins: [Origin]
  /// What a report must say of the graph, such as that it became smaller.
  package var notes: [String] = []
  /// Inputs and outputs whose axes the host has in another order: for each of their axes, the
  /// host's.
  package var hostOrders: [TensorID: [Int]] = [:]
}

extension FusedGraph {
  /// A graph as its model has it; it must have passed its verifier.
  init(_ graph: Graph) {
    self.graph = graph
    origins = graph.operations.enumerated().map { index, operation in
      let tensors = operation.inputs.map { id in id.map { graph[$0] } }
      let macs = try? operation.operator.multiplyAccumulates(
        inputs: tensors, results: operation.outputs.map { graph[$0] })
      return Origin(
        index: index, mnemonic: operation.operator.mnemonic, macs: macs ?? 0,
        weightBytes: operation.operator.hasWeights ? tensors[1].map(\.packedBytes) ?? 0 : 0)
    }
  }

  /// How many operations read a tensor; giving it to the host counts as well.
  func readers(of id: TensorID) -> Int {
    graph.operations.reduce(graph.outputs.filter { $0 == id }.count) { count, operation in
      count + operation.inputs.filter { $0 == id }.count
    }
  }

  /// Whether an operation may read one tensor in place of another without computing other numbers.
  ///
  /// The verifier lets scales differ a little where values are passed on.
  func canRead(_ one: TensorID?, inPlaceOf other: TensorID) -> Bool {
    one.map { graph[$0].quantization == graph[other].quantization } ?? false
  }

  /// The position of the operation that makes a tensor.
  func maker(of id: TensorID) -> Int? {
    graph.operations.firstIndex { $0.outputs.contains(id) }
  }

  /// Takes an operation out of the graph, counting it as fused into another.
  mutating func fuse(operation index: Int, into target: Int) {
    origins[target].fused.append(origins[index].mnemonic)
    graph.operations.remove(at: index)
    origins.remove(at: index)
  }
}

extension Operator {
  /// Whether the second input is a tensor of weights.
  var hasWeights: Bool {
    switch self {
    case .convolution, .depthwiseConvolution, .fullyConnected, .transposedConvolution: true
    default: false
    }
  }
}

extension Tensor {
  /// Bytes that the elements occupy, two 4-bit ones to a byte.
  var packedBytes: Int { (shape.elementCount * elementType.bitWidth + 7) / 8 }
}
