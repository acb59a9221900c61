import ModelIR

extension OperatorGraph {
  /// A network of several operators that share tensors, about as small as one can be.
  static func smallNetwork() -> Graph {
    var graph = Graph(name: "small network")
    let image = graph.add(activation("image", [1, 6, 6, 2]))
    let weights = graph.add(weights("weights", [4, 3, 3, 2], axis: 0))
    let bias = graph.add(bias(4))
    let features = graph.add(activation("features", [1, 6, 6, 4]))
    let sum = graph.add(activation("sum", [1, 6, 6, 4]))
    let means = graph.add(activation("means", [1, 4]))
    let same = Padding(top: 1, bottom: 1, left: 1, right: 1)
    let convolution = Convolution(
      stride: Extent(height: 1, width: 1), padding: same, activation: .relu)
    graph.operations = [
      Operation(.convolution(convolution), inputs: [image, weights, bias], outputs: [features]),
      Operation(.add(Add(activation: .none)), inputs: [features, features], outputs: [sum]),
      Operation(.mean(Mean(axes: [1, 2], keepsAxes: false)), inputs: [sum], outputs: [means]),
    ]
    graph.inputs = [image]
    graph.outputs = [means, sum]
    return graph
  }
}
