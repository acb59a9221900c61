internal import InstructionSet

/// Beats of a mean: an item for each brick, whose rows are read with as many bytes as there are
/// lanes.
struct MeanBeats: Sendable {
  let input: FeatureMap
  let output: Int
  let lanes: Int
  let layout: BankLayout

  private var beatsPerRow: Int { ceilingQuotient(input.width << input.brickShift, lanes) }

  var partsPerItem: Int { input.height * beatsPerRow }

  func beat(item: Int, part: Int) -> Beat {
    let row = part / beatsPerRow
    let start = input.rowStart(plane: item, row: row)
    let first = (part - row * beatsPerRow) * lanes
    let end = min(first + lanes, input.width << input.brickShift)
    var beat = Beat()
    beat.readA = layout.words(start + first..<start + end)
    beat.elements = end - first
    if part == partsPerItem - 1 { beat.write = layout.words(outputBytes(ofItem: item)) }
    return beat
  }

  func outputBytes(ofItem item: Int) -> Range<Int> {
    let first = output + item << input.brickShift
    return first..<first + input.brickChannels
  }
}
