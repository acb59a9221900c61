/// Beats that take as many bytes of one or two runs as there are lanes, and write as many.
struct ElementwiseBeats: Sendable {
  let left: Int
  /// The second operand, if there is one.
  let right: Int?
  let output: Int
  let byteCount: Int
  let lanes: Int
  let layout: BankLayout

  var items: Int { ceilingQuotient(byteCount, lanes) }

  /// The bytes of an item, counted from the first.
  func bytes(ofItem item: Int) -> Range<Int> { item * lanes..<min((item + 1) * lanes, byteCount) }

  func beat(item: Int) -> Beat {
    let bytes = bytes(ofItem: item)
    var beat = Beat()
    beat.readA = words(of: bytes, from: left)
    if let right { beat.readB = words(of: bytes, from: right) }
    beat.write = words(of: bytes, from: output)
    beat.elements = bytes.count
    return beat
  }

  private func words(of bytes: Range<Int>, from start: Int) -> WordRun {
    layout.words(start + bytes.lowerBound..<start + bytes.upperBound)
  }
}
