/// The checksum that ends a program file.
///
/// Source: CRC-32 of IEEE 802.3 (reflected polynomial 0xEDB88320, as in zip and PNG), eight bytes
/// at a time after Kounavis and Berry, "A systematic approach to building high performance
/// software-based CRC generators" (2005).
package enum CRC32 {
  private static let polynomial: UInt32 = 0xEDB8_8320

  /// The checksum of the first `count` bytes.
  package static func checksum(_ bytes: [UInt8], count: Int) -> UInt32 {
    let tables = tables
    var value = UInt32.max
    var index = 0
    while index + 8 <= count {
      let low = value ^ word(bytes, index)
      let high = word(bytes, index + 4)
      value =
        tables[1792 + Int(low & 255)] ^ tables[1536 + Int(low >> 8 & 255)]
        ^ tables[1280 + Int(low >> 16 & 255)] ^ tables[1024 + Int(low >> 24)]
        ^ tables[768 + Int(high & 255)] ^ tables[512 + Int(high >> 8 & 255)]
        ^ tables[256 + Int(high >> 16 & 255)] ^ tables[Int(high >> 24)]
      index += 8
    }
    while index < count {
      value = tables[Int((value ^ UInt32(bytes[index])) & 255)] ^ value >> 8
      index += 1
    }
    return ~value
  }

  private static func word(_ bytes: [UInt8], _ index: Int) -> UInt32 {
    UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
      | UInt32(bytes[index + 3]) << 24
  }

  /// Eight tables of 256: the k-th holds what a byte does to the checksum k bytes later.
  private static let tables: [UInt32] = {
    var tables = (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 0 ? 0 : polynomial) }
    }
    for index in 256..<2048 {
      let earlier = tables[index - 256]
      tables.append(tables[Int(earlier & 255)] ^ earlier >> 8)
    }
    return tables
  }()
}
