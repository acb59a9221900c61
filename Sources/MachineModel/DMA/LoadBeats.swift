internal import InstructionSet

/// Beats of a load: as many bytes as the weight store delivers in a cycle, in whole words.
struct LoadBeats: Sendable {
  let load: Load
  let layout: BankLayout
  private let rate: PowerDivisor
  /// Bytes of every item but the last.
  let beatBytes: Int

  init(load: Load, bytesPerCycle: Int, layout: BankLayout) {
    self.load = load
    self.layout = layout
    rate = PowerDivisor(bytesPerCycle)
    beatBytes = max(layout.wordBytes, bytesPerCycle / layout.wordBytes * layout.wordBytes)
  }

  var items: Int { ceilingQuotient(load.byteCount, beatBytes) }

  /// The bytes of an item, counted from the first.
  func bytes(ofItem item: Int) -> Range<Int> {
    item * beatBytes..<min((item + 1) * beatBytes, load.byteCount)
  }

  func beat(item: Int) -> Beat {
    let bytes = bytes(ofItem: item)
    let start = load.destination.byte
    var beat = Beat()
    beat.write = layout.words(start + bytes.lowerBound..<start + bytes.upperBound)
    beat.waitCycles = rate.roundedUpQuotient(bytes.count) - 1
    beat.linkBytes = bytes.count
    return beat
  }
}
