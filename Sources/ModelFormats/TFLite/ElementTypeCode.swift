internal import ModelIR

extension ElementType {
  /// The element type of a code in a file; nil for one that no tensor here can have.
  ///
  /// Source: schema.fbs, enum TensorType.
  init?(tfliteCode: Int8) {
    guard let type = Self.allCases.first(where: { $0.tfliteCode == tfliteCode }) else { return nil }
    self = type
  }

  /// The type's code in a file.
  var tfliteCode: Int8 {
    switch self {
    case .float32: 0
    case .int32: 2
    case .uint8: 3
    case .int64: 4
    case .bool: 6
    case .int16: 7
    case .int8: 9
    case .int4: 17
    }
  }
}
