/// The element types and quantisations that operators share as rules.
extension Operands {
  /// The types of quantised activations.
  static let quantizedTypes: [ElementType] = [.int8, .uint8, .int16]

  /// Throws unless a tensor has one of some types.
  static func expect(
    _ tensor: Tensor, named name: String, in types: [ElementType]
  ) throws(OperatorError) {
    guard types.contains(tensor.elementType) else {
      throw .wrongType(tensor: name, found: tensor.elementType, expected: types)
    }
  }

  /// The one scale and zero point of a tensor of reals held as integers.
  static func uniformQuantization(
    of tensor: Tensor, named name: String
  ) throws(OperatorError) -> Quantization {
    guard let quantization = tensor.quantization else { throw .missingQuantization(tensor: name) }
    guard quantization.scales.count == 1, quantization.zeroPoints.count == 1 else {
      throw .wrongQuantization(tensor: name, reason: "one scale is expected, not one per channel")
    }
    return quantization
  }

  /// Throws unless input and result are both float32, or both 8-bit integers with one scale each.
  func checkActivations(_ indices: [Int], result: Tensor) throws(OperatorError) {
    let types = result.elementType == .float32 ? [.float32] : Operands.quantizedTypes
    try Operands.expect(result, named: "result", in: types)
    let tensors = try indices.map { (index) throws(OperatorError) in try tensor(index) }
    for (index, tensor) in zip(indices, tensors) {
      try Operands.expect(tensor, named: names[index], in: types)
      if types != [.float32] {
        _ = try Operands.uniformQuantization(of: tensor, named: names[index])
      }
    }
    if types != [.float32] { _ = try Operands.uniformQuantization(of: result, named: "result") }
  }

  /// Throws unless inputs and result are all float32, all quantised with one scale each, or all
  /// integers or bools of one type that stand for themselves.
  func checkElementwise(_ indices: [Int], result: Tensor) throws(OperatorError) {
    guard result.valueKind == .plain else { return try checkActivations(indices, result: result) }
    for index in indices {
      let tensor = try tensor(index)
      try Operands.expect(tensor, named: names[index], in: [result.elementType])
      guard tensor.valueKind == .plain else {
        throw .missingQuantization(tensor: "result")
      }
    }
  }

  /// The shape that inputs have together; axes are matched from the last, and an extent of 1 goes
  /// with any other.
  func broadcastShape(_ indices: [Int]) throws(OperatorError) -> Shape {
    var shape: Shape = []
    for index in indices { shape = try Operands.broadcast(shape, try self.shape(index)) }
    return shape
  }

  /// The shape that two tensors have together.
  static func broadcast(_ left: Shape, _ right: Shape) throws(OperatorError) -> Shape {
    let rank = max(left.rank, right.rank)
    let leftExtents = Array(repeating: 1, count: rank - left.rank) + left.dimensions
    let rightExtents = Array(repeating: 1, count: rank - right.rank) + right.dimensions
    for (one, other) in zip(leftExtents, rightExtents) where one != other && one != 1 && other != 1
    {
      throw .wrongShape(tensor: "right", found: right, reason: "it does not go with \(left)")
    }
    return Shape(zip(leftExtents, rightExtents).map { max($0, $1) })
  }

  /// Throws unless the result has the input's type and, in integers, its scale and zero point.
  func checkSameValues(_ index: Int, result: Tensor) throws(OperatorError) {
    let input = try tensor(index)
    try Operands.expect(result, named: "result", in: [input.elementType])
    guard Operands.quantizedTypes.contains(input.elementType) else { return }
    guard let before = input.quantization, let after = result.quantization else {
      guard input.quantization == nil && result.quantization == nil else {
        throw .missingQuantization(tensor: result.quantization == nil ? "result" : names[index])
      }
      return
    }
    // TFLite's pooling.cc allows scales to differ by as much.
    guard before.zeroPoints == after.zeroPoints, before.scales.count == after.scales.count,
      zip(before.scales, after.scales).allSatisfy({ abs($0 - $1) <= 1e-6 })
    else { throw .wrongQuantization(tensor: "result", reason: "it must be the input's") }
  }

  /// Throws unless image, weights, bias and result are all float32, or 8-bit activations, 8- or
  /// 4-bit weights with scales along `channelAxis`, and an int32 bias.
  ///
  /// - Parameter wideBiases: the biases that go with 16-bit activations.
  func checkWeightedSum(
    channelAxis: Int, wideBiases: [ElementType] = [.int64, .int32], result: Tensor
  ) throws(OperatorError) {
    try checkActivations([0], result: result)
    let isFloat = result.elementType == .float32
    let weights = try tensor(1)
    try Operands.expect(
      weights, named: names[1], in: isFloat ? [.float32] : [.int8, .uint8, .int4])
    if let bias = optional(2) {
      let integers = result.elementType == .int16 ? wideBiases : [.int32]
      try Operands.expect(bias, named: names[2], in: isFloat ? [.float32] : integers)
    }
    guard !isFloat else { return }
    try checkWideZeroPoints(result: result)
    guard let quantization = weights.quantization else {
      throw .missingQuantization(tensor: names[1])
    }
    guard quantization.scales.count == 1 || quantization.axis == channelAxis else {
      throw .wrongQuantization(
        tensor: names[1], reason: "scales must run along axis \(channelAxis)")
    }
  }
}

extension Operands {
  /// Throws where 16-bit activations have a zero point, which weighted sums do not take off.
  private func checkWideZeroPoints(result: Tensor) throws(OperatorError) {
    for (name, tensor) in [(names[0], try tensor(0)), ("result", result)]
    where tensor.elementType == .int16 && tensor.quantization?.zeroPoints.first != 0 {
      throw .wrongQuantization(tensor: name, reason: "16-bit activations have a zero point of 0")
    }
  }
}

/// What the elements of a tensor stand for.
package enum ValueKind: Sendable, Hashable {
  /// Reals, held as such.
  case reals
  /// Reals, held as integers of a scale and a zero point.
  case quantized
  /// Integers or bools.
  case plain
}

extension Tensor {
  /// What the elements stand for.
  package var valueKind: ValueKind {
    switch elementType {
    case .float32: .reals
    case .int32, .int64, .bool: .plain
    case .int4, .int8, .uint8, .int16: quantization == nil ? .plain : .quantized
    }
  }
}
