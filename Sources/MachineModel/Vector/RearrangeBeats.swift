internal import InstructionSet

/// Beats of a copy that takes bricks apart: an item for each output pixel and brick, a beat for
/// each two input bricks that it takes bytes from.
struct RearrangeBeats: Sendable {
  let copy: VectorCopy
  let lanes: Int
  let layout: BankLayout

  var items: Int { copy.output.height * copy.output.width * copy.output.bricks }

  func parts(ofItem item: Int) -> Int {
    max(1, ceilingQuotient(sources(ofBrick: item % copy.output.bricks).count, 2))
  }

  /// The input bricks that an output brick takes channels from.
  private func sources(ofBrick brick: Int) -> Range<Int> {
    let first = brick << copy.output.brickShift + copy.channelOffset
    let channels = (first..<first + copy.output.channels(inBrick: brick))
      .clamped(to: 0..<copy.input.channels)
    guard !channels.isEmpty else { return 0..<0 }
    let shift = copy.input.brickShift
    return channels.lowerBound >> shift..<(channels.upperBound - 1) >> shift + 1
  }

  func beat(item: Int, part: Int) -> Beat {
    let output = copy.output
    let (pixel, brick) = (item / output.bricks, item % output.bricks)
    let (row, column) = (pixel / output.width, pixel % output.width)
    let sources = sources(ofBrick: brick)
    var beat = Beat()
    let first = sources.lowerBound + 2 * part
    if let bytes = source(brick: first, of: sources, row: row, column: column) {
      beat.readA = layout.words(bytes)
    }
    if let bytes = source(brick: first + 1, of: sources, row: row, column: column) {
      beat.readB = layout.words(bytes)
    }
    if part == parts(ofItem: item) - 1 {
      beat.write = layout.words(output.bytes(plane: brick, row: row, column: column))
      beat.elements = output.brickChannels
      beat.busyCycles = ceilingQuotient(output.brickChannels, lanes)
      beat.computeCycles = beat.busyCycles
    }
    return beat
  }

  private func source(
    brick: Int, of sources: Range<Int>, row: Int, column: Int
  ) -> Range<Int>? {
    let inputRow = row * copy.rowStride + copy.rowOffset
    let inputColumn = column * copy.columnStride + copy.columnOffset
    guard sources.contains(brick), (0..<copy.input.height).contains(inputRow),
      (0..<copy.input.width).contains(inputColumn)
    else { return nil }
    return copy.input.bytes(plane: brick, row: inputRow, column: inputColumn)
  }
}
