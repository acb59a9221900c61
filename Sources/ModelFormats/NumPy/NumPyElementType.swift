internal import ModelIR

/// The element types of `.npy` files that are read, by their `descr`.
///
/// Source: NumPy, "The array interface protocol", typestr.
enum NumPyElementType: String, CaseIterable {
  case bool = "|b1"
  case int8 = "|i1"
  case uint8 = "|u1"
  case int16 = "<i2"
  case int32 = "<i4"
  case int64 = "<i8"
  case float32 = "<f4"
  case float64 = "<f8"

  /// Bytes of one element.
  var width: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16: 2
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
  }

  /// The type that elements are written as.
  init(of elements: TensorElements) {
    switch elements {
    case .float32: self = .float32
    case .int8: self = .int8
    case .uint8: self = .uint8
    case .int16: self = .int16
    case .int32: self = .int32
    case .int64: self = .int64
    case .bool: self = .bool
    }
  }
}
