internal import ModelIR

extension ONNXImporter {
  /// A batch normalisation: folded into the convolution before it, where that has no other reader,
  /// or a factor and an offset per channel.
  mutating func batchNormalization() throws(ModelFormatProblem) -> [ONNXValue] {
    let image = try input(0)
    guard image.rank >= 2 else {
      throw node.problem("input", found: "\(image.rank) axes", expected: "batch and channels")
    }
    if node.flag("training_mode") { return try trainedNormalization() }
    guard let line = try normalizationLine(channels: shape(image)[1]) else {
      return [try normalized(image, mean: input(3), variance: input(4))]
    }
    if let maker = try ownMaker(ofInput: 0), fold(line, into: maker) { return [image] }
    let shape = [line.factors.count] + Array(repeating: 1, count: image.rank - 2)
    let factors = ONNXValue(
      add(constant: .float32(line.factors), shape: shape), rank: shape.count, type: .float32)
    let offsets = ONNXValue(
      add(constant: .float32(line.offsets), shape: shape), rank: shape.count, type: .float32)
    let (scaled, order) = try aligned([image, factors])
    let product = try emit(Binary(.multiply), scaled)
    let value = ONNXValue(product, order: order, type: image.type)
    let sum = try aligned([value, offsets])
    return [
      ONNXValue(
        try emit(Add(activation: .none), sum.tensors), order: sum.order,
        type: image.type)
    ]
  }

  /// What a normalisation does to a channel: `factor · x + offset`.
  struct Line {
    let factors: [Float]
    let offsets: [Float]
  }

  /// The factors and offsets; nil where running alone gives them.
  private mutating func normalizationLine(channels: Int) throws(ModelFormatProblem) -> Line? {
    for index in 1...4 where graph[try input(index).tensor].constant == nil { return nil }
    var lists: [[Double]] = []
    for (index, name) in [(1, "scale"), (2, "offset"), (3, "mean"), (4, "variance")] {
      let values = try reals(ofInput: index, name) ?? []
      guard values.count == channels else {
        throw node.problem(name, found: "\(values.count) values", expected: "\(channels)")
      }
      lists.append(values.map { Double($0) })
    }
    let epsilon = Double(node.float("epsilon", default: 1e-5))
    let factors = zip(lists[0], lists[3]).map { $0 / ($1 + epsilon).squareRoot() }
    let offsets = zip(lists[1], zip(factors, lists[2])).map { $0 - $1.0 * $1.1 }
    return Line(factors: factors.map { Float($0) }, offsets: offsets.map { Float($0) })
  }

  /// Scales the weights and the bias of an operation, channel by channel; false where it has none.
  private mutating func fold(_ line: Line, into index: Int) -> Bool {
    let operation = graph.operations[index]
    let axis: Int
    switch operation.operator {
    case .convolution(let sum) where sum.activation == .none: axis = 0
    case .depthwiseConvolution(let sum) where sum.activation == .none: axis = 3
    case .fullyConnected(let sum) where sum.activation == .none: axis = 0
    case .transposedConvolution(let sum) where sum.activation == .none: axis = 0
    default: return false
    }
    let bias = operation.inputs.count > 2 ? operation.inputs[2] : nil
    guard let weights = operation.inputs[1], case .float32(let values)? = graph[weights].constant
    else { return false }
    var sums = [Float](repeating: 0, count: line.factors.count)
    if let bias {
      guard case .float32(let values)? = graph[bias].constant else { return false }
      sums = values
    }
    let shape = graph[weights].shape
    guard shape[axis] == line.factors.count, sums.count == line.factors.count else { return false }
    let inner = shape.dimensions[(axis + 1)...].reduce(1, *)
    let scaled = values.enumerated().map { $1 * line.factors[$0 / inner % shape[axis]] }
    let offsets = sums.indices.map { sums[$0] * line.factors[$0] + line.offsets[$0] }
    graph.operations[index].inputs = [
      operation.inputs[0], add(constant: .float32(scaled), shape: shape.dimensions),
      add(constant: .float32(offsets), shape: [offsets.count]),
    ]
    return true
  }

  /// The normalisation with the mean and variance of the batch itself, and the running ones.
  private mutating func trainedNormalization() throws(ModelFormatProblem) -> [ONNXValue] {
    let image = try input(0)
    let axes = [0] + Array(2..<max(2, image.rank))
    let mean = try averaged(image, over: axes)
    let difference = try combined(Binary(.subtract), [image, mean])
    let square = try mapped(difference, Unary(.square))
    let variance = try averaged(square, over: axes)
    let channels = [shape(image)[1]]
    let own = try normalized(
      image, mean: reshaped(mean, to: channels), variance: reshaped(variance, to: channels))
    let momentum = node.float("momentum", default: 0.9)
    var running: [ONNXValue] = []
    for (index, value) in [(3, mean), (4, variance)] {
      let old = try scaled(input(index), by: momentum)
      let new = try scaled(reshaped(value, to: channels), by: 1 - momentum)
      running.append(try combined(Add(activation: .none), [old, new]))
    }
    return [own] + running
  }

  /// `scale · (x − mean) / √(variance + ε) + offset`, each of them one value per channel.
  private mutating func normalized(
    _ image: ONNXValue, mean: ONNXValue, variance: ONNXValue
  ) throws(ModelFormatProblem) -> ONNXValue {
    let shape = [shape(image)[1]] + Array(repeating: 1, count: image.rank - 2)
    let epsilon = ONNXValue(
      add(constant: .float32([node.float("epsilon", default: 1e-5)]), shape: []), rank: 0,
      type: .float32)
    let deviation = try mapped(
      combined(Add(activation: .none), [variance, epsilon]), Unary(.squareRoot))
    let factor = try combined(Binary(.divide), [input(1), deviation])
    let centered = try combined(Binary(.subtract), [image, reshaped(mean, to: shape)])
    let scaled = try combined(Binary(.multiply), [centered, reshaped(factor, to: shape)])
    return try combined(Add(activation: .none), [scaled, reshaped(input(2), to: shape)])
  }
}
