internal import InstructionSet
internal import QuantizedArithmetic

extension VectorAdd {
  /// Adds the bytes of some items.
  func perform(_ items: Range<Int>, _ beats: ElementwiseBeats, on banks: inout [Int8]) {
    let addition = QuantizedAddition(
      leftZeroPoint: Int32(leftZeroPoint), rightZeroPoint: Int32(rightZeroPoint),
      leftMultiplier: leftMultiplier, rightMultiplier: rightMultiplier,
      requantization: Requantization(
        multiplier: outputMultiplier, zeroPoint: Int32(outputZeroPoint),
        range: Int32(clampLow)...Int32(clampHigh)))
    // There are but 256 operands on either side, so that each is scaled once.
    let operands = (0..<256).map { Int32(Int8(truncatingIfNeeded: $0)) }
    let lefts = operands.map(addition.scaledLeft)
    let rights = operands.map(addition.scaledRight)
    for index in beats.bytes(ofItems: items) {
      let scaled =
        lefts[Int(UInt8(bitPattern: banks[left.byte + index]))]
        &+ rights[Int(UInt8(bitPattern: banks[right.byte + index]))]
      let sum = addition.requantization.apply(to: scaled)
      banks[output.byte + index] = Int8(truncatingIfNeeded: sum)
    }
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
