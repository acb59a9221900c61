/// Numbers of a file's bytes, the least significant byte first.
///
/// Callers have checked that the range lies in the bytes.
enum LittleEndian {
  /// The integer that starts at a position.
  static func integer<Value: FixedWidthInteger>(
    _ bytes: [UInt8], at position: Int, as type: Value.Type = Value.self
  ) -> Value {
    var value: Value = 0
    for index in 0..<(Value.bitWidth / 8) {
      value |= Value(truncatingIfNeeded: bytes[position + index]) << Value(8 * index)
    }
    return value
  }

  /// The integers that fill a range of bytes.
  static func integers<Value: FixedWidthInteger>(
    _ bytes: [UInt8], in range: Range<Int>, as type: Value.Type = Value.self
  ) -> [Value] {
    let width = Value.bitWidth / 8
    var values = [Value](repeating: 0, count: range.count / width)
    for index in values.indices {
      values[index] = integer(bytes, at: range.lowerBound + index * width)
    }
    return values
  }

  /// The 8-bit integers that fill a range of bytes, a copy that the compiler vectorises.
  static func int8s(_ bytes: [UInt8], in range: Range<Int>) -> [Int8] {
    bytes[range].map { Int8(bitPattern: $0) }
  }

  /// The 32-bit reals that fill a range of bytes.
  static func floats(_ bytes: [UInt8], in range: Range<Int>) -> [Float] {
    var values = [Float](repeating: 0, count: range.count / 4)
    for index in values.indices {
      values[index] = Float(bitPattern: integer(bytes, at: range.lowerBound + index * 4))
    }
    return values
  }

  /// The bytes of integers.
  static func bytes(of values: some Collection<some FixedWidthInteger>) -> [UInt8] {
    var bytes: [UInt8] = []
    for value in values { append(value, to: &bytes) }
    return bytes
  }

  /// Appends an integer's bytes.
  static func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
    for index in 0..<(Value.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> Value(8 * index)))
    }
  }
}
