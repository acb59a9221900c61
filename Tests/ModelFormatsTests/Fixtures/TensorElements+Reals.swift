import ModelIR

extension TensorElements {
  /// The elements as reals, whatever their type.
  var reals: [Float] {
    switch self {
    case .float32(let values): values
    case .int8(let values): values.map { Float($0) }
    case .uint8(let values): values.map { Float($0) }
    case .int16(let values): values.map { Float($0) }
    case .int32(let values): values.map { Float($0) }
    case .int64(let values): values.map { Float($0) }
    case .bool(let values): values.map { $0 ? 1 : 0 }
    }
  }
}
