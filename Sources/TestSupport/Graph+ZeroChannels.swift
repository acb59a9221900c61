package import ModelIR

extension Graph {
  /// The graph with the weights of some of its layers' channels set to zero, in and out.
  ///
  /// Zeroed outputs lose their bias every other time, so that they are zero, or the number that
  /// stands for it, behind most activations. All hangs on the seed alone.
  package func plantingZeroChannels(seed: UInt64) -> Graph {
    var graph = self
    var random = RepeatableRandom(seed: seed)
    for operation in operations {
      let axis: Int
      switch operation.operator {
      case .convolution, .fullyConnected: axis = 0
      case .depthwiseConvolution: axis = 3
      default: continue
      }
      guard let id = operation.inputs[1], Int.random(in: 0..<5, using: &random) > 0 else {
        continue
      }
      let outputs = graph.zeroSomeWeights(of: id, along: axis, &random)
      if axis == 0, Bool.random(using: &random) {
        _ = graph.zeroSomeWeights(of: id, along: self[id].shape.rank - 1, &random)
      }
      if operation.inputs.count > 2, let bias = operation.inputs[2] {
        graph.zeroBias(bias, of: outputs.filter { _ in Bool.random(using: &random) })
      }
    }
    return graph
  }

  /// Sets the weights at some indices of an axis to what stands for zero; says which.
  private mutating func zeroSomeWeights(
    of id: TensorID, along axis: Int, _ random: inout RepeatableRandom
  ) -> [Int] {
    let shape = self[id].shape
    let oneIn = Int.random(in: 1...4, using: &random)
    let indices = (0..<shape[axis]).filter { _ in Int.random(in: 0..<oneIn, using: &random) == 0 }
    let inner = shape.dimensions[(axis + 1)...].reduce(1, *)
    let points = self[id].quantization?.zeroPoints ?? [0]
    let isZeroed = Set(indices)
    let zeroed = { (position: Int) in isZeroed.contains(position / inner % shape[axis]) }
    switch self[id].constant {
    case .int8(var values):
      for position in values.indices where zeroed(position) { values[position] = Int8(points[0]) }
      self[id].constant = .int8(values)
    case .uint8(var values):
      for position in values.indices where zeroed(position) { values[position] = UInt8(points[0]) }
      self[id].constant = .uint8(values)
    default: break
    }
    return indices
  }

  private mutating func zeroBias(_ id: TensorID, of outputs: [Int]) {
    guard case .int32(var values) = self[id].constant else { return }
    for output in outputs { values[output] = 0 }
    self[id].constant = .int32(values)
  }
}
