internal import InstructionSet
internal import IntegerKernels
internal import QuantizedArithmetic

extension VectorAdd {
  /// Adds the bytes of some items.
  func perform(_ items: Range<Int>, _ beats: ElementwiseBeats, on banks: inout [Int8]) {
    var addition = QuantizedAddition(
      leftZeroPoint: Int32(leftZeroPoint), rightZeroPoint: Int32(rightZeroPoint),
      leftMultiplier: leftMultiplier, rightMultiplier: rightMultiplier,
      requantization: Requantization(
        multiplier: outputMultiplier, zeroPoint: Int32(outputZeroPoint),
        range: Int32(clampLow)...Int32(clampHigh), rounding: floatRounding ? .float32 : .double))
    addition.offset = offset.isNaN ? 0 : offset
    let bytes = beats.bytes(ofItems: items)
    HostAddition(addition).run(
      in: &banks, left: left.byte + bytes.lowerBound, right: right.byte + bytes.lowerBound,
      output: output.byte + bytes.lowerBound, count: bytes.count)
  }
}

extension VectorRequantize {
  /// Requantises the bytes of some items.
  func perform(_ items: Range<Int>, _ beats: ElementwiseBeats, on banks: inout [Int8]) {
    let requantization = Requantization(
      multiplier: multiplier, zeroPoint: Int32(outputZeroPoint),
      range: Int32(clampLow)...Int32(clampHigh))
    let table = (0..<256).map { byte in
      let value = Int32(Int8(truncatingIfNeeded: byte)) - Int32(inputZeroPoint)
      return Int8(truncatingIfNeeded: requantization.apply(to: value))
    }
    for index in beats.bytes(ofItems: items) {
      banks[output.byte + index] = table[Int(UInt8(bitPattern: banks[input.byte + index]))]
    }
  }
}

extension ElementwiseBeats {
  /// The bytes of neighbouring items, counted from the first.
  func bytes(ofItems items: Range<Int>) -> Range<Int> {
    guard let last = items.last else { return 0..<0 }
    return bytes(ofItem: items.lowerBound).lowerBound..<bytes(ofItem: last).upperBound
  }
}
