internal import InstructionSet

extension FeatureMap {
  /// The first byte of a row of a brick's plane.
  func rowStart(plane: Int, row: Int) -> Int {
    address.byte + plane * planeBytes + row * rowBytes
  }

  /// The bytes of neighbouring pixels in a row of a brick's plane.
  func bytes(plane: Int, row: Int, columns: Range<Int>) -> Range<Int> {
    let start = rowStart(plane: plane, row: row)
    return start + columns.lowerBound << brickShift..<start + columns.upperBound << brickShift
  }

  /// The bytes of one pixel of a brick.
  func bytes(plane: Int, row: Int, column: Int) -> Range<Int> {
    bytes(plane: plane, row: row, columns: column..<column + 1)
  }

  /// Channels that a brick holds: all of its own, but in the last one.
  func channels(inBrick brick: Int) -> Int { min(brickChannels, channels - brick << brickShift) }
}
