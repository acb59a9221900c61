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

  /// 8- or 16-bit values from integers that are known to be in range.
  init(_ integers: [Int32], as type: ElementType) {
    self =
      switch type {
      case .uint8: .uint8(integers.map { UInt8(truncatingIfNeeded: $0) })
      case .int16: .int16(integers.map { Int16(truncatingIfNeeded: $0) })
      default: .int8(integers.map { Int8(truncatingIfNeeded: $0) })
      }
  }

  /// The values of integers of any width; bools are 0 and 1.
  package func wholeNumbers(named name: String) throws(OperatorError) -> [Int64] {
    switch self {
    case .int8(let values): return values.map(Int64.init)
    case .uint8(let values): return values.map(Int64.init)
    case .int16(let values): return values.map(Int64.init)
    case .int32(let values): return values.map(Int64.init)
    case .int64(let values): return values
    case .bool(let values): return values.map { $0 ? 1 : 0 }
    case .float32:
      throw .wrongType(
        tensor: name, found: heldType,
        expected: [.int8, .uint8, .int16, .int32, .int64, .bool])
    }
  }

  /// Integers held as a type, cut to its bits; whatever is not 0 is true.
  package init(_ values: [Int64], of type: ElementType) {
    switch type {
    case .float32: self = .float32(values.map { Float($0) })
    case .int4, .int8: self = .int8(values.map { Int8(truncatingIfNeeded: $0) })
    case .uint8: self = .uint8(values.map { UInt8(truncatingIfNeeded: $0) })
    case .int16: self = .int16(values.map { Int16(truncatingIfNeeded: $0) })
    case .int32: self = .int32(values.map { Int32(truncatingIfNeeded: $0) })
    case .int64: self = .int64(values)
    case .bool: self = .bool(values.map { $0 != 0 })
    }
  }

  /// These values, or another's of the same type where a flag is set.
  func replaced(by other: TensorElements, where flags: [Bool]) -> TensorElements {
    switch (self, other) {
    case (.float32(let own), .float32(let others)): .float32(own.replaced(by: others, flags))
    case (.int8(let own), .int8(let others)): .int8(own.replaced(by: others, flags))
    case (.uint8(let own), .uint8(let others)): .uint8(own.replaced(by: others, flags))
    case (.int16(let own), .int16(let others)): .int16(own.replaced(by: others, flags))
    case (.int32(let own), .int32(let others)): .int32(own.replaced(by: others, flags))
    case (.int64(let own), .int64(let others)): .int64(own.replaced(by: others, flags))
    case (.bool(let own), .bool(let others)): .bool(own.replaced(by: others, flags))
    default: self
    }
  }

  /// These values followed by another's of the same type.
  func joined(with other: TensorElements) -> TensorElements {
    switch (self, other) {
    case (.float32(let own), .float32(let others)): .float32(own + others)
    case (.int8(let own), .int8(let others)): .int8(own + others)
    case (.uint8(let own), .uint8(let others)): .uint8(own + others)
    case (.int16(let own), .int16(let others)): .int16(own + others)
    case (.int32(let own), .int32(let others)): .int32(own + others)
    case (.int64(let own), .int64(let others)): .int64(own + others)
    case (.bool(let own), .bool(let others)): .bool(own + others)
    default: self
    }
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

  /// The values at some positions, in that order; where a position is nil, `fill`, or `real`.
  package func gathered(
    _ positions: [Int?], fill: Int32 = 0, real: Float = 0
  ) -> TensorElements {
    switch self {
    case .float32(let values): .float32(positions.map { $0.map { values[$0] } ?? real })
    case .int8(let values):
      .int8(positions.map { $0.map { values[$0] } ?? Int8(truncatingIfNeeded: fill) })
    case .uint8(let values):
      .uint8(positions.map { $0.map { values[$0] } ?? UInt8(truncatingIfNeeded: fill) })
    case .int16(let values):
      .int16(positions.map { $0.map { values[$0] } ?? Int16(truncatingIfNeeded: fill) })
    case .int32(let values): .int32(positions.map { $0.map { values[$0] } ?? fill })
    case .int64(let values): .int64(positions.map { $0.map { values[$0] } ?? Int64(fill) })
    case .bool(let values): .bool(positions.map { $0.map { values[$0] } ?? (fill != 0) })
    }
  }
}

extension Array {
  /// These values, or others where a flag is set.
  fileprivate func replaced(by others: [Element], _ flags: [Bool]) -> [Element] {
    indices.map { flags[$0] ? others[$0] : self[$0] }
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
