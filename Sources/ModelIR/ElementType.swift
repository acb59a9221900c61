/// The type of a tensor's elements.
public enum ElementType: String, Sendable, Hashable, CaseIterable {
  case float32, int4, int8, uint8, int16, int32, int64, bool

  /// Bits that one element occupies in a file or in the chip's memory.
  public var bitWidth: Int {
    switch self {
    case .int4: 4
    case .int8, .uint8, .bool: 8
    case .int16: 16
    case .float32, .int32: 32
    case .int64: 64
    }
  }
}
