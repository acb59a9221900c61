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

  /// The integers that quantised elements may be, or nil where zero points have no such bound.
  package var integerRange: ClosedRange<Int32>? {
    switch self {
    case .int4: -8...7
    case .int8: -128...127
    case .uint8: 0...255
    case .int16: -32768...32767
    case .int32: .min ... .max
    case .float32, .int64, .bool: nil
    }
  }
}
