/// The elements of constants as hexadecimal digits, each value little-endian.
enum HexadecimalElements {
  /// Two digits per byte.
  static func text(of elements: TensorElements) -> String {
    switch elements {
    case .float32(let values): digits(of: values.map(\.bitPattern))
    case .int8(let values): digits(of: values)
    case .uint8(let values): digits(of: values)
    case .int16(let values): digits(of: values)
    case .int32(let values): digits(of: values)
    case .int64(let values): digits(of: values)
    case .bool(let values): digits(of: values.map { UInt8($0 ? 1 : 0) })
    }
  }

  /// The elements that digits stand for; nil where a digit is none or bytes are missing.
  static func elements(_ text: Substring, as type: ElementType) -> TensorElements? {
    switch type {
    case .float32: values(text, as: UInt32.self).map { .float32($0.map(Float.init(bitPattern:))) }
    case .int8, .int4: values(text, as: Int8.self).map { .int8($0) }
    case .uint8: values(text, as: UInt8.self).map { .uint8($0) }
    case .int16: values(text, as: Int16.self).map { .int16($0) }
    case .int32: values(text, as: Int32.self).map { .int32($0) }
    case .int64: values(text, as: Int64.self).map { .int64($0) }
    case .bool: values(text, as: UInt8.self).map { .bool($0.map { $0 != 0 }) }
    }
  }

  static func digits<Value: FixedWidthInteger>(of values: [Value]) -> String {
    var characters: [UInt8] = []
    characters.reserveCapacity(values.count * Value.bitWidth / 4)
    for value in values {
      for byte in 0..<Value.bitWidth / 8 {
        let bits = UInt8(truncatingIfNeeded: value >> Value(byte * 8))
        characters.append(digit(bits >> 4))
        characters.append(digit(bits & 0xF))
      }
    }
    return String(decoding: characters, as: UTF8.self)
  }

  static func values<Value: FixedWidthInteger>(
    _ text: Substring, as type: Value.Type
  ) -> [Value]? {
    let digitsPerValue = Value.bitWidth / 4
    guard text.utf8.count % digitsPerValue == 0 else { return nil }
    var values: [Value] = []
    values.reserveCapacity(text.utf8.count / digitsPerValue)
    var value: Value = 0
    for (position, character) in text.utf8.enumerated() {
      guard let bits = bits(of: character) else { return nil }
      let place = position % digitsPerValue
      // Within a byte the high digit comes first, but the low byte comes before the high one.
      value |= Value(truncatingIfNeeded: bits) << Value((place ^ 1) * 4)
      guard place == digitsPerValue - 1 else { continue }
      values.append(value)
      value = 0
    }
    return values
  }

  static func digit(_ bits: UInt8) -> UInt8 {
    bits < 10 ? UInt8(ascii: "0") + bits : UInt8(ascii: "a") + bits - 10
  }

  static func bits(of character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
