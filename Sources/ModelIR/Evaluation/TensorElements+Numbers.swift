extension TensorElements {
  /// The values of a float32 tensor.
  func floats(named name: String) throws(OperatorError) -> [Float] {
    guard case .float32(let values) = self else {
      throw .wrongType(tensor: name, found: heldType, expected: [.float32])
    }
    return values
  }

  /// The values of an 8- to 32-bit integer tensor.
  package func integers(named name: String) throws(OperatorError) -> [Int32] {
    switch self {
    case .int8(let values): return values.map(Int32.init)
    case .uint8(let values): return values.map(Int32.init)
    case .int16(let values): return values.map(Int32.init)
    case .int32(let values): return values
    case .float32, .int64, .bool:
      throw .wrongType(tensor: name, found: heldType, expected: [.int8, .uint8, .int16, .int32])
    }
  }

  /// 8-bit values from integers that are known to be in range.
  init(_ integers: [Int32], as type: ElementType) {
    self =
      type == .uint8
      ? .uint8(integers.map { UInt8(truncatingIfNeeded: $0) })
      : .int8(integers.map { Int8(truncatingIfNeeded: $0) })
  }

  /// The type as which these values are held; `int8` also for 4-bit ones.
  var heldType: ElementType {
    switch self {
    case .float32: .float32
    case .int8: .int8
    case .uint8: .uint8
    case .int16: .int16
    case .int32: .int32
    case .int64: .int64
    case .bool: .bool
    }
  }

  /// The values at some positions, in that order; `fill`, or zero, where a position is nil.
  package func gathered(_ positions: [Int?], fill: Int32 = 0) -> TensorElements {
    switch self {
    case .float32(let values): .float32(positions.map { $0.map { values[$0] } ?? 0 })
    case .int8(let values):
      .int8(positions.map { $0.map { values[$0] } ?? Int8(truncatingIfNeeded: fill) })
    case .uint8(let values):
      .uint8(positions.map { $0.map { values[$0] } ?? UInt8(truncatingIfNeeded: fill) })
    case .int16(let values): .int16(positions.map { $0.map { values[$0] } ?? 0 })
    case .int32(let values): .int32(positions.map { $0.map { values[$0] } ?? fill })
    case .int64(let values): .int64(positions.map { $0.map { values[$0] } ?? 0 })
    case .bool(let values): .bool(positions.map { $0.map { values[$0] } ?? false })
    }
  }
}

extension OperandValue {
  /// The integers less their zero point, which is their channel's where scales run along an axis.
  func centered(named name: String) throws(OperatorError) -> [Int16] {
    let integers = try elements.integers(named: name)
    guard let quantization = tensor.quantization else { throw .missingQuantization(tensor: name) }
    guard let axis = quantization.axis, quantization.zeroPoints.contains(where: { $0 != 0 }) else {
      let zeroPoint = quantization.zeroPoints[0]
      return integers.map { Int16(truncatingIfNeeded: $0 &- zeroPoint) }
    }
    let inner = tensor.shape.dimensions[(axis + 1)...].reduce(1, *)
    return integers.enumerated().map { position, integer in
      let channel = position / inner % tensor.shape[axis]
      return Int16(truncatingIfNeeded: integer &- quantization.zeroPoints[channel])
    }
  }
}
