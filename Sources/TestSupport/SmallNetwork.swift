package import ModelIR

/// A network so small that every bit of its image can be tried.
package enum SmallNetwork {
  /// A fully connected layer of two outputs.
  package static var graph: Graph {
    var graph = Graph(name: "small")
    let input = graph.add(
      Tensor(
        name: "in", shape: [1, 4], elementType: .int8,
        quantization: Quantization(scale: 0.5, zeroPoint: 3)))
    let weights = graph.add(
      Tensor(
        name: "w", shape: [2, 4], elementType: .int8,
        quantization: Quantization(scale: 0.25, zeroPoint: 0),
        constant: .int8([1, -2, 3, -4, 5, -6, 7, -8])))
    let output = graph.add(
      Tensor(
        name: "out", shape: [1, 2], elementType: .int8,
        quantization: Quantization(scale: 0.75, zeroPoint: -1)))
    graph.inputs = [input]
    graph.outputs = [output]
    graph.operations.append(
      Operation(
        .fullyConnected(FullyConnected(activation: .none)), inputs: [input, weights],
        outputs: [output]))
    return graph
  }
}
