internal import InstructionSet

extension VectorCopy {
  /// Copies some rows of planes whose bricks stay whole.
  func performRows(_ items: Range<Int>, on banks: inout [Int8]) {
    for item in items {
      let (plane, row) = (item / output.height, item % output.height)
      for column in 0..<output.width {
        copyBrick(plane: plane, row: row, column: column, on: &banks)
      }
    }
  }

  /// Copies some bricks of output pixels.
  func performBricks(_ items: Range<Int>, on banks: inout [Int8]) {
    for item in items {
      let (pixel, brick) = (item / output.bricks, item % output.bricks)
      copyBrick(
        plane: brick, row: pixel / output.width, column: pixel % output.width, on: &banks)
    }
  }

  private func copyBrick(plane: Int, row: Int, column: Int, on banks: inout [Int8]) {
    let destination = output.bytes(plane: plane, row: row, column: column).lowerBound
    let (sourceRow, sourceColumn) = (
      row * rowStride + rowOffset, column * columnStride + columnOffset
    )
    let isInside =
      (0..<input.height).contains(sourceRow) && (0..<input.width).contains(sourceColumn)
    for index in 0..<output.channels(inBrick: plane) {
      let channel = plane << output.brickShift + index + channelOffset
      if isInside, channel >= 0, channel < input.channels {
        let source = input.address(row: sourceRow, column: sourceColumn, channel: channel)
        banks[destination + index] = banks[source]
      } else {
        banks[destination + index] = Int8(truncatingIfNeeded: fill)
      }
    }
  }
}

extension VectorReshape {
  /// Moves some elements.
  func perform(_ items: Range<Int>, on banks: inout [Int8]) {
    for item in items {
      banks[output.address(ofElement: item)] = banks[input.address(ofElement: item)]
    }
  }
}
