internal import InstructionSet

/// Beats of a copy whose bricks stay whole: an item for each output row of a plane, moved with as
/// many bytes as there are lanes.
struct CopyBeats: Sendable {
  let copy: VectorCopy
  let lanes: Int
  let layout: BankLayout

  var items: Int { copy.output.bricks * copy.output.height }
  var partsPerItem: Int { ceilingQuotient(copy.output.width << copy.output.brickShift, lanes) }

  func beat(item: Int, part: Int) -> Beat {
    let output = copy.output
    let (plane, row) = (item / output.height, item % output.height)
    let start = output.rowStart(plane: plane, row: row)
    let bytes = part * lanes..<min((part + 1) * lanes, output.width << output.brickShift)
    var beat = Beat()
    beat.write = layout.words(start + bytes.lowerBound..<start + bytes.upperBound)
    beat.elements = bytes.count
    beat.readA = layout.words(source(of: bytes, plane: plane, row: row))
    return beat
  }

  /// The input bytes that some bytes of an output row come from; empty where all are fill.
  private func source(of bytes: Range<Int>, plane: Int, row: Int) -> Range<Int> {
    let input = copy.input
    let inputRow = row + copy.rowOffset
    let inputPlane = plane + copy.channelOffset >> input.brickShift
    guard (0..<input.height).contains(inputRow), (0..<input.bricks).contains(inputPlane) else {
      return 0..<0
    }
    let shift = copy.columnOffset << input.brickShift
    let inside = (bytes.lowerBound + shift..<bytes.upperBound + shift)
      .clamped(to: 0..<input.width << input.brickShift)
    let start = input.rowStart(plane: inputPlane, row: inputRow)
    return start + inside.lowerBound..<start + inside.upperBound
  }
}
