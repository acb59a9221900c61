internal import ModelIR

extension ONNXImporter {
  /// A matrix product, with the rules of numpy's `matmul`.
  mutating func product(
    _ left: ONNXValue, _ right: ONNXValue
  ) throws(ModelFormatProblem) -> ONNXValue {
    guard left.rank > 0, right.rank > 0 else {
      throw node.problem("inputs", found: "a scalar", expected: "vectors or matrices")
    }
    guard left.rank > 1 else {
      let row = try reshaped(left, to: [1] + shape(left))
      let result = try product(row, right)
      let extents = shape(result)
      let axis = right.rank > 1 ? result.rank - 2 : 0
      return try reshaped(result, to: extents.enumerated().filter { $0.offset != axis }.map(\.1))
    }
    guard right.rank > 1 else {
      let column = try reshaped(right, to: shape(right) + [1])
      let result = try product(left, column)
      return try reshaped(result, to: shape(result).dropLast())
    }
    if right.rank == 2, graph[right.tensor].constant != nil {
      return try weighted(left, try stored(right, in: [1, 0]), bias: nil)
    }
    let tensor = try emit(BatchMatMul(), [inFileOrder(left), inFileOrder(right)])
    return ONNXValue(tensor, rank: max(left.rank, right.rank), type: left.type)
  }

  /// Rows times constant weights `[O, I]`.
  mutating func weighted(
    _ rows: ONNXValue, _ weights: TensorID, bias: TensorID?
  ) throws(ModelFormatProblem) -> ONNXValue {
    let definition = FullyConnected(activation: .none, keepsAxes: rows.rank > 2)
    if let (source, order) = flattened(rows) {
      let columns = try arrangedColumns(weights, source: source, order: order)
      let result = try emit(definition, [reshapedRows(source, like: rows), columns, bias])
      return ONNXValue(result, rank: rows.rank, type: .float32)
    }
    // Whatever the order of the other axes, the row has to lie innermost.
    let order = rows.order.last == rows.rank - 1 ? rows.order : Array(0..<rows.rank)
    let tensor = try stored(rows, in: order)
    let bias = bias.map { [$0] } ?? []
    return ONNXValue(
      try emit(definition, [tensor, weights] + bias), order: order, type: .float32)
  }

  /// What rows were before a transposition and a reshape to one row per frame; nil for others.
  private func flattened(_ rows: ONNXValue) -> (source: TensorID, order: [Int])? {
    guard rows.rank == 2, let last = makers[rows.tensor],
      case .reshape = graph.operations[last].operator,
      let before = graph.operations[last].inputs[0], let first = makers[before],
      case .transpose(let transpose) = graph.operations[first].operator,
      let source = graph.operations[first].inputs[0], transpose.permutation.first == 0,
      graph[source].shape[0] == graph[rows.tensor].shape[0]
    else { return nil }
    return (source, transpose.permutation)
  }

  /// The elements of a tensor as one row per frame.
  private mutating func reshapedRows(
    _ source: TensorID, like rows: ONNXValue
  ) throws(ModelFormatProblem) -> TensorID {
    try move(Reshape(shape: graph[rows.tensor].shape), [source])
  }

  /// Weights whose columns are in the order in which a tensor's elements lie, so that the elements
  /// need not be transposed.
  private mutating func arrangedColumns(
    _ weights: TensorID, source: TensorID, order: [Int]
  ) throws(ModelFormatProblem) -> TensorID {
    let shape = graph[weights].shape
    let extents = order.dropFirst().map { graph[source].shape[$0] }
    let outputsStay: (Int) -> Int? = { $0 == 0 ? 0 : nil }
    let split = try move(
      Reshape(shape: Shape([shape[0]] + extents)), [weights], axes: outputsStay)
    let inverse = order.indices.map { order.firstIndex(of: $0) ?? 0 }
    let moved = try move(Transpose(permutation: inverse), [split], axes: outputsStay)
    return try move(Reshape(shape: shape), [moved], axes: outputsStay)
  }

  /// `alpha · A · B + beta · C`.
  mutating func generalProduct() throws(ModelFormatProblem) -> ONNXValue {
    let left = try matrix(0, isTransposed: node.flag("transA"))
    let right = try matrix(1, isTransposed: node.flag("transB"))
    let alpha = node.float("alpha", default: 1)
    let beta = node.float("beta", default: 1)
    let columns = shape(right)[1]
    guard graph[right.tensor].constant != nil else {
      let result = try product(left, right)
      return try sum(try scaled(result, by: alpha), addend(beta))
    }
    let weights = try scaled(
      ONNXValue(stored(right, in: [1, 0]), rank: 2, type: .float32), by: alpha)
    let bias = try addend(beta)
    guard let bias else { return try weighted(left, weights.tensor, bias: nil) }
    let extents = shape(bias)
    if graph[bias.tensor].constant != nil, extents.dropLast().allSatisfy({ $0 == 1 }),
      extents.last == columns
    {
      let row = try reshaped(bias, to: [columns])
      return try weighted(left, weights.tensor, bias: row.tensor)
    }
    return try sum(weighted(left, weights.tensor, bias: nil), bias)
  }

  private func matrix(
    _ index: Int, isTransposed: Bool
  ) throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(index)
    guard value.rank == 2 else {
      throw node.problem("input \(index)", found: "\(value.rank) axes", expected: "a matrix")
    }
    return isTransposed ? permuted(value, [1, 0]) : value
  }

  private mutating func addend(_ beta: Float) throws(ModelFormatProblem) -> ONNXValue? {
    guard let value = try optionalInput(2) else { return nil }
    return try scaled(value, by: beta)
  }

  /// A value times a number.
  mutating func scaled(
    _ value: ONNXValue, by factor: Float
  ) throws(ModelFormatProblem) -> ONNXValue {
    guard factor != 1 else { return value }
    let scale = add(constant: .float32([factor]), shape: [])
    return ONNXValue(
      try emit(Binary(.multiply), [value.tensor, scale]), order: value.order, type: value.type)
  }

  private mutating func sum(
    _ left: ONNXValue, _ right: ONNXValue?
  ) throws(ModelFormatProblem) -> ONNXValue {
    guard let right else { return left }
    let (tensors, order) = try aligned([left, right])
    return ONNXValue(
      try emit(Add(activation: .none), tensors), order: order, type: left.type)
  }
}
