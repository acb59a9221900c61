/// The values of a tensor, in row-major order.
///
/// 4-bit values are held one to an `Int8`; packing is a matter of files and of the chip.
public enum TensorElements: Sendable, Hashable {
  case float32([Float])
  case int8([Int8])
  case uint8([UInt8])
  case int16([Int16])
  case int32([Int32])
  case int64([Int64])
  case bool([Bool])

  /// The type of the values; 4-bit ones, held as bytes, count as `int8`.
  public var elementType: ElementType {
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

  /// The number of values.
  public var count: Int {
    switch self {
    case .float32(let values): values.count
    case .int8(let values): values.count
    case .uint8(let values): values.count
    case .int16(let values): values.count
    case .int32(let values): values.count
    case .int64(let values): values.count
    case .bool(let values): values.count
    }
  }
}
