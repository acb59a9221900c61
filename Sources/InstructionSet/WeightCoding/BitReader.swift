/// Reads bits from some bytes, least significant first; zeros follow the end.
struct BitReader {
  private let bytes: ArraySlice<Int8>
  /// The next byte to be taken into `window`.
  private var next: Int
  private var window: UInt64 = 0
  private var held = 0

  /// - Parameter position: bits from the first byte.
  init(_ bytes: ArraySlice<Int8>, position: Int) {
    self.bytes = bytes
    next = bytes.startIndex + position / 8
    let skipped = position % 8
    if skipped > 0 { _ = read(skipped) }
  }

  /// Bits read, counted from the first byte and no further than the end.
  var position: Int {
    min((next - bytes.startIndex) * 8 - held, bytes.count * 8)
  }

  /// The next bits, at most 32, as an unsigned number.
  @inline(__always)
  mutating func read(_ count: Int) -> Int {
    if held < count { refill() }
    let value = window & (1 << UInt64(truncatingIfNeeded: count) &- 1)
    window &>>= UInt64(truncatingIfNeeded: count)
    held &-= count
    return Int(truncatingIfNeeded: value)
  }

  /// The next bits, at most 8, as a signed number.
  mutating func readSigned(_ count: Int) -> Int8 {
    let raw = Int8(truncatingIfNeeded: read(count))
    let unused = Int8(8 - count)
    return (raw << unused) >> unused
  }

  private mutating func refill() {
    while held <= 56 {
      if next < bytes.endIndex {
        window |= UInt64(UInt8(bitPattern: bytes[next])) &<< UInt64(truncatingIfNeeded: held)
      }
      next &+= 1
      held &+= 8
    }
  }
}
