internal import InstructionSet
internal import QuantizedArithmetic

extension VectorMean {
  /// Takes the means of some bricks' channels.
  func perform(_ items: Range<Int>, _ beats: MeanBeats, on banks: inout [Int8]) {
    let requantization = Requantization(
      multiplier: multiplier, zeroPoint: Int32(outputZeroPoint), range: -128...127)
    let offset = Int32(truncatingIfNeeded: input.width * input.height * inputZeroPoint)
    for brick in items {
      let sums = channelSums(brick: brick, banks)
      let first = beats.outputBytes(ofItem: brick).lowerBound
      for (index, sum) in sums.enumerated() {
        banks[first + index] = Int8(
          truncatingIfNeeded: requantization.apply(to: sum &- offset))
      }
    }
  }

  private func channelSums(brick: Int, _ banks: [Int8]) -> [Int32] {
    var sums = [Int32](repeating: 0, count: input.brickChannels)
    for row in 0..<input.height {
      for column in 0..<input.width {
        let first = input.bytes(plane: brick, row: row, column: column).lowerBound
        for index in sums.indices { sums[index] &+= Int32(banks[first + index]) }
      }
    }
    return sums
  }
}
