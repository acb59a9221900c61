internal import ModelIR

/// Elements as `TensorProto.raw_data` holds them: little-endian, 4-bit ones two to a byte.
enum ONNXRawData {
  /// The bytes that so many elements take.
  static func byteCount(_ type: ONNXElementType, count: Int) -> Int {
    (count * type.bitWidth + 7) / 8
  }

  /// The elements in a range of bytes, which has been checked to hold so many.
  static func elements(
    _ type: ONNXElementType, bytes: [UInt8], in range: Range<Int>, count: Int
  ) -> TensorElements {
    switch type {
    case .float32: .float32(LittleEndian.floats(bytes, in: range))
    case .float64:
      .float32(
        LittleEndian.integers(bytes, in: range, as: UInt64.self)
          .map { Float(Double(bitPattern: $0)) })
    case .float16, .bfloat16:
      .float32(
        LittleEndian.integers(bytes, in: range, as: UInt16.self).map { real(bits: $0, type) })
    case .uint8: .uint8(Array(bytes[range]))
    case .int8: .int8(LittleEndian.int8s(bytes, in: range))
    case .int16: .int16(LittleEndian.integers(bytes, in: range))
    case .uint16:
      .int32(LittleEndian.integers(bytes, in: range, as: UInt16.self).map { Int32($0) })
    case .int32: .int32(LittleEndian.integers(bytes, in: range))
    case .uint32:
      .int64(LittleEndian.integers(bytes, in: range, as: UInt32.self).map { Int64($0) })
    case .int64: .int64(LittleEndian.integers(bytes, in: range))
    case .uint64:
      .int64(LittleEndian.integers(bytes, in: range, as: UInt64.self).map { Int64(clamping: $0) })
    case .bool: .bool(bytes[range].map { $0 != 0 })
    case .uint4: .uint8((0..<count).map { nibble(bytes, range.lowerBound, $0) })
    case .int4:
      .int8((0..<count).map { Int8(bitPattern: nibble(bytes, range.lowerBound, $0) << 4) >> 4 })
    }
  }

  /// The 4-bit element at an index, the low half of a byte first.
  private static func nibble(_ bytes: [UInt8], _ start: Int, _ index: Int) -> UInt8 {
    bytes[start + index / 2] >> (index % 2 == 0 ? 0 : 4) & 15
  }

  /// The real of half a word: IEEE 754 binary16, or the upper half of a binary32.
  static func real(bits: UInt16, _ type: ONNXElementType) -> Float {
    guard type == .float16 else { return Float(bitPattern: UInt32(bits) << 16) }
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 31)
    let fraction = UInt32(bits & 1023)
    switch exponent {
    case 0:
      let value = Float(fraction) * 0x1p-24
      return sign == 0 ? value : -value
    case 31: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }
}
