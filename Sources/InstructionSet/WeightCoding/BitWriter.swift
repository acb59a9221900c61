/// Writes bits into bytes, least significant first.
struct BitWriter {
  private var whole: [UInt8] = []
  private var window: UInt64 = 0
  private var held = 0

  init(reservingBytes count: Int = 0) { whole.reserveCapacity(count) }

  /// Bits written.
  var bitCount: Int { whole.count * 8 + held }

  /// Everything written, the last byte filled up with zeros.
  var bytes: [UInt8] {
    held == 0 ? whole : whole + [UInt8(truncatingIfNeeded: window)]
  }

  /// Appends the lowest bits of a value, at most 32, whose others are zero.
  mutating func write(_ value: Int, bits: Int) {
    window |= UInt64(truncatingIfNeeded: value) &<< UInt64(truncatingIfNeeded: held)
    held &+= bits
    while held >= 8 {
      whole.append(UInt8(truncatingIfNeeded: window))
      window &>>= 8
      held &-= 8
    }
  }

  /// Appends the lowest bits of a signed value.
  mutating func write(signed value: Int8, bits: Int) {
    write(Int(value) & (1 << bits - 1), bits: bits)
  }
}
