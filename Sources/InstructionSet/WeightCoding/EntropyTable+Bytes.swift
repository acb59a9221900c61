extension EntropyTable {
  /// The table as it lies in the weight store.
  ///
  /// Four bits of `stateBits`, four of an order *k*, a byte each for the first and the last symbol
  /// that have states; then from the first to the last the difference of the counts of neighbours,
  /// folded to a natural number, in exponential Golomb codes of order *k*.
  package var bytes: [UInt8] {
    let candidates = (0...6).map { bytes(order: $0) }
    return candidates.min { $0.count < $1.count } ?? []
  }

  private func bytes(order: Int) -> [UInt8] {
    let first = counts.firstIndex { $0 > 0 } ?? 0
    let last = counts.lastIndex { $0 > 0 } ?? 0
    var writer = BitWriter()
    writer.write(stateBits, bits: 4)
    writer.write(order, bits: 4)
    writer.write(first, bits: 8)
    writer.write(last, bits: 8)
    var previous = 0
    for count in counts[first...last] {
      let difference = count - previous
      let folded = difference < 0 ? -2 * difference - 1 : 2 * difference
      let number = folded + 1 << order
      let length = Int.bitWidth - number.leadingZeroBitCount
      writer.write(0, bits: length - 1 - order)
      // The leading one ends the zeros; the digits behind it follow.
      writer.write(1, bits: 1)
      writer.write(number & (1 << (length - 1) - 1), bits: length - 1)
      previous = count
    }
    return writer.bytes
  }

  /// Reads a table from its bytes; nil where they are none.
  package init?(bytes: ArraySlice<Int8>) {
    var reader = BitReader(bytes, position: 0)
    let stateBits = reader.read(4)
    let order = reader.read(4)
    let (first, last) = (reader.read(8), reader.read(8))
    guard Self.stateBitsRange.contains(stateBits), order <= 6, first <= last else { return nil }
    var counts = [Int](repeating: 0, count: Self.symbols)
    var previous = 0
    for place in first...last {
      guard let folded = reader.readGolomb(order: order) else { return nil }
      previous += folded.isMultiple(of: 2) ? folded / 2 : -(folded / 2) - 1
      counts[place] = previous
    }
    self.init(stateBits: stateBits, counts: counts)
  }
}

extension BitReader {
  /// An exponential Golomb code; nil where it is longer than any count needs.
  fileprivate mutating func readGolomb(order: Int) -> Int? {
    var zeros = 0
    while read(1) == 0 {
      zeros += 1
      if zeros > 16 { return nil }
    }
    let digits = zeros + order
    return (1 << digits | read(digits)) - 1 << order
  }
}
