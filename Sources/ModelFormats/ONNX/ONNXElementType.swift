internal import ModelIR

/// The types of an ONNX file's elements (`TensorProto.DataType`), and what a graph holds them as.
///
/// A graph has no half, double or 16-bit unsigned numbers: such elements are held in the next wider
/// type that has all their values, doubles in `float32`.
enum ONNXElementType: Int32 {
  case float32 = 1
  case uint8 = 2
  case int8 = 3
  case uint16 = 4
  case int16 = 5
  case int32 = 6
  case int64 = 7
  case bool = 9
  case float16 = 10
  case float64 = 11
  case uint32 = 12
  case uint64 = 13
  case bfloat16 = 16
  case uint4 = 21
  case int4 = 22

  /// What a graph holds the elements as.
  var held: ElementType {
    switch self {
    case .float32, .float16, .float64, .bfloat16: .float32
    case .uint8, .uint4: .uint8
    case .int8, .int4: .int8
    case .int16: .int16
    case .int32, .uint16: .int32
    case .int64, .uint32, .uint64: .int64
    case .bool: .bool
    }
  }

  /// The integers of the type; nil for reals and truth values.
  var range: ClosedRange<Int64>? {
    switch self {
    case .float32, .float16, .float64, .bfloat16, .bool: nil
    case .uint4: 0...15
    case .int4: -8...7
    case .uint8: 0...255
    case .int8: -128...127
    case .uint16: 0...65535
    case .int16: -32768...32767
    case .uint32: 0...Int64(UInt32.max)
    case .int32: Int64(Int32.min)...Int64(Int32.max)
    case .int64, .uint64: .min ... .max
    }
  }

  /// Whether the elements are reals.
  var isReal: Bool { held == .float32 }

  /// Bits of an element in raw data.
  var bitWidth: Int {
    switch self {
    case .uint4, .int4: 4
    case .uint8, .int8, .bool: 8
    case .uint16, .int16, .float16, .bfloat16: 16
    case .float32, .int32, .uint32: 32
    case .int64, .uint64, .float64: 64
    }
  }

  /// The type that a graph's own type comes from, where an operator made it.
  init(_ type: ElementType) {
    switch type {
    case .float32: self = .float32
    case .int4: self = .int4
    case .int8: self = .int8
    case .uint8: self = .uint8
    case .int16: self = .int16
    case .int32: self = .int32
    case .int64: self = .int64
    case .bool: self = .bool
    }
  }

  /// The type of a code of the file.
  init(code: Int32, _ place: String) throws(ModelFormatProblem) {
    guard let type = ONNXElementType(rawValue: code) else {
      throw ModelFormatProblem(
        at: "\(place), element type", found: "code \(code)",
        expected: "reals, integers or truth values (codes 1 to 7, 9 to 13, 16, 21, 22)")
    }
    self = type
  }
}
