internal import ModelIR

/// A tensor with its axes in another order.
struct ONNXArrangement: Hashable {
  /// The tensor as it was.
  let tensor: TensorID
  /// For each axis of the copy, the tensor's.
  let permutation: [Int]
}

extension ONNXImporter {
  /// A value with its axes stored as the file has them.
  mutating func inFileOrder(_ value: ONNXValue) throws(ModelFormatProblem) -> TensorID {
    try stored(value, in: Array(0..<value.rank))
  }

  /// An image with its channels stored innermost.
  mutating func channelsLast(_ value: ONNXValue) throws(ModelFormatProblem) -> TensorID {
    try stored(value, in: .channelsLast(rank: value.rank))
  }

  /// A value with its axes stored in some order; a transposition where they are not.
  mutating func stored(
    _ value: ONNXValue, in order: [Int]
  ) throws(ModelFormatProblem) -> TensorID {
    guard value.order != order else { return value.tensor }
    let permutation = value.order.permutation(to: order)
    let key = ONNXArrangement(tensor: value.tensor, permutation: permutation)
    if let known = arranged[key] { return known }
    let shape = graph[value.tensor].shape
    let long = permutation.filter { shape[$0] != 1 }
    let axes: (Int) -> Int? = { permutation.firstIndex(of: $0) }
    let tensor =
      long == long.sorted()
      ? try reshape(value.tensor, to: Shape(permutation.map { shape[$0] }), axes: axes)
      : try move(Transpose(permutation: permutation), [value.tensor], axes: axes)
    arranged[key] = tensor
    return tensor
  }

  /// Adds an operation that moves elements about, and does so with the integers where the reals are
  /// there as integers as well.
  ///
  /// - Parameters:
  ///   - sources: how many inputs, from the first, hold what is moved.
  ///   - axes: where an axis goes, for scales along it; by default they cannot follow.
  mutating func move(
    _ definition: some OperatorDefinition, _ inputs: [TensorID?], sources: Int = 1,
    axes: (Int) -> Int? = { _ in nil }
  ) throws(ModelFormatProblem) -> TensorID {
    let reals = inputs.prefix(sources).compactMap(\.self)
    let held = reals.compactMap { integers[$0] }
    guard held.count == sources, let first = held.first,
      let quantization = moved(graph[first].quantization, axes),
      held.allSatisfy({
        graph[$0].quantization == graph[first].quantization
          && graph[$0].elementType == graph[first].elementType
      })
    else {
      let quantization = reals.first.flatMap { moved(graph[$0].quantization, axes) }
      return try emit(definition, inputs, quantization: quantization)
    }
    return try dequantized(
      emit(definition, held + inputs.dropFirst(sources), quantization: quantization))
  }

  /// The elements of a tensor under another shape; of reshapes in a row the last alone counts.
  mutating func reshape(
    _ tensor: TensorID, to shape: Shape, axes: (Int) -> Int? = { _ in nil }
  ) throws(ModelFormatProblem) -> TensorID {
    if let held = integers[tensor], graph[held].quantization?.axis == nil {
      let source = unshaped(held)
      let moved =
        graph[source].shape == shape
        ? source
        : try emit(
          Reshape(shape: shape), [source], quantization: graph[source].quantization)
      return try dequantized(moved)
    }
    let source = unshaped(tensor)
    if graph[source].shape == shape { return source }
    return try move(Reshape(shape: shape), [source], axes: axes)
  }

  /// What a tensor was before it was reshaped.
  private func unshaped(_ tensor: TensorID) -> TensorID {
    guard let maker = makers[tensor], case .reshape = graph.operations[maker].operator,
      let source = graph.operations[maker].inputs[0]
    else { return tensor }
    return unshaped(source)
  }

  /// Scales whose axis has moved; nil where there are none, or where they cannot follow.
  private func moved(_ quantization: Quantization?, _ axes: (Int) -> Int?) -> Quantization? {
    guard let quantization, let axis = quantization.axis else { return quantization }
    guard let target = axes(axis) else { return nil }
    return Quantization(
      scales: quantization.scales, zeroPoints: quantization.zeroPoints, axis: target)
  }

  /// The reals of integers with a scale.
  mutating func dequantized(_ tensor: TensorID) throws(ModelFormatProblem) -> TensorID {
    let reals = try emit(Dequantize(), [tensor], type: .float32)
    integers[reals] = tensor
    return reals
  }
}
