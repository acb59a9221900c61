internal import InstructionSet
internal import IntegerKernels
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
    BrickWindow(
      first: input.rowStart(plane: brick, row: 0), rows: input.height, columns: input.width,
      rowBytes: input.rowBytes
    ).foldSum(of: banks, into: &sums)
    return sums
  }
}
