internal import InstructionSet
internal import QuantizedArithmetic

extension VectorSoftmax {
  /// Takes the softmax of some pixels.
  func perform(_ items: Range<Int>, on banks: inout [Int8]) {
    let softmax = QuantizedSoftmax(
      multiplier: FixedPointMultiplier(significand: inputMultiplier, shift: inputShift),
      leastDifference: leastDifference, resultMinimum: -128)
    for pixel in items {
      let (row, column) = (pixel / input.width, pixel % input.width)
      let values = (0..<input.channels).map { channel in
        Int32(
          banks[input.address(row: row, column: column, channel: channel)])
      }
      for (channel, result) in softmax.apply(to: values.span).enumerated() {
        banks[output.address(row: row, column: column, channel: channel)] =
          Int8(truncatingIfNeeded: result)
      }
    }
  }
}
