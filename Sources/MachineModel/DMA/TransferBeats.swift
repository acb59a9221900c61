internal import InstructionSet

/// Beats of a transfer over the host link: an item for each row of a plane, a beat for each word.
struct TransferBeats: Sendable {
  let map: FeatureMap
  /// Whether the host gives the bytes, and does not take them.
  let receives: Bool
  let rate: PowerDivisor
  let layout: BankLayout

  var items: Int { map.bricks * map.height }

  func parts(ofItem item: Int) -> Int { layout.words(rowBytes(ofItem: item)).count }

  private func rowBytes(ofItem item: Int) -> Range<Int> {
    map.bytes(plane: item / map.height, row: item % map.height, columns: 0..<map.width)
  }

  func beat(item: Int, part: Int) -> Beat {
    let row = rowBytes(ofItem: item)
    let word = layout.words(row).next + part
    let bytes = (word * layout.wordBytes..<(word + 1) * layout.wordBytes).clamped(to: row)
    let useful = usefulBytes(
      bytes.lowerBound - row.lowerBound..<bytes.upperBound - row.lowerBound,
      plane: item / map.height)
    var beat = Beat()
    let run = WordRun(next: word, end: word + 1)
    if receives { beat.write = run } else { beat.readA = run }
    beat.waitCycles = rate.roundedUpQuotient(useful) - 1
    beat.linkBytes = useful
    return beat
  }

  /// How many of a row's bytes are elements and not a brick's padding.
  private func usefulBytes(_ bytes: Range<Int>, plane: Int) -> Int {
    let channels = map.channels(inBrick: plane)
    func elements(before byte: Int) -> Int {
      byte >> map.brickShift * channels + min(byte & (map.brickChannels - 1), channels)
    }
    return elements(before: bytes.upperBound) - elements(before: bytes.lowerBound)
  }
}
