internal import ModelIR

/// One operation of a graph that is being written, with the tensors it names.
struct GraphOperation {
  /// The graph, whose tensor numbers have been checked.
  let graph: Graph
  /// The operation's place in the graph.
  let index: Int
  /// What errors call the operator.
  let code: BuiltinOperator

  /// The operation itself.
  var operation: Operation { graph.operations[index] }

  /// The tensor at an input position.
  func input(_ position: Int, _ what: String) throws(ModelFormatProblem) -> Tensor {
    guard operation.inputs.indices.contains(position), let id = operation.inputs[position] else {
      throw problem(what, found: "no tensor", expected: "input \(position)")
    }
    return graph[id]
  }

  /// The taps of a convolution's window, from its weights.
  func kernel() throws(ModelFormatProblem) -> Extent {
    let weights = try input(1, "weights").shape
    guard weights.rank == 4 else {
      throw problem("weights", found: "shape \(weights)", expected: "four axes, OHWI")
    }
    return Extent(height: weights[1], width: weights[2])
  }

  /// The padding's code in a file; throws where the file has no word for it.
  func scheme(
    of padding: Padding, _ window: SlidingWindow
  ) throws(ModelFormatProblem) -> PaddingScheme {
    let image = try input(0, "image").shape
    guard image.rank == 4, window.isPositive else {
      throw problem("image", found: "shape \(image)", expected: "four axes, positive strides")
    }
    let extent = Extent(height: image[1], width: image[2])
    guard let scheme = window.scheme(of: padding, image: extent) else {
      throw problem("padding", found: "\(padding)", expected: "none, or that of SAME")
    }
    return scheme
  }

  /// A problem with this operation.
  func problem(_ what: String, found: String, expected: String) -> ModelFormatProblem {
    let name = BuiltinOperator.name(of: code.rawValue)
    return ModelFormatProblem(
      at: "operation \(index) (\(name)), \(what)", found: found, expected: expected)
  }
}
