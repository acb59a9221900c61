extension QuantizedSoftmax {
  /// Derives the parameters from the factor on the input and the input's scale.
  package init(beta: Float, inputScale: Float, resultMinimum: Int32) {
    let bits = QuantizedSoftmax.argumentIntegerBits
    let factor = min(
      Double(beta) * Double(inputScale) * Double(1 << (31 - bits)), Double(Int32.max))
    let multiplier = FixedPointMultiplier(factor)
    let radius = (Double((1 << bits) - 1) * Double(1 << (31 - bits))) / exp2(multiplier.shift)
    self.init(
      multiplier: multiplier, leastDifference: -Int32(clamping: Int64(radius)),
      resultMinimum: resultMinimum)
  }

  /// The softmax of a row, each result between `resultMinimum` and `resultMinimum + 255`.
  package func apply(to row: Span<Int32>) -> [Int32] {
    var greatest = Int32.min
    for index in row.indices { greatest = max(greatest, row[index]) }
    var sum: Int32 = 0
    for index in row.indices {
      guard let exponential = exponential(of: row[index] &- greatest) else { continue }
      sum &+= roundingDivideByPowerOfTwo(exponential, exponent: QuantizedSoftmax.sumIntegerBits)
    }
    let headroom = sum.leadingZeroBitCount
    let reciprocal = FixedPointExponential.oneOverOnePlus(
      Int32(bitPattern: (UInt32(bitPattern: sum) &<< UInt32(headroom)) &- (1 << 31)))
    // The reciprocal is of the sum shifted to [1, 2); the result keeps 8 bits of its 31.
    let shift = QuantizedSoftmax.sumIntegerBits - headroom + 31 - 8
    var results: [Int32] = []
    results.reserveCapacity(row.count)
    for index in row.indices {
      results.append(
        result(of: row[index] &- greatest, reciprocal: reciprocal, shift: shift))
    }
    return results
  }

  func result(of difference: Int32, reciprocal: Int32, shift: Int) -> Int32 {
    guard let exponential = exponential(of: difference) else { return resultMinimum }
    let scaled = roundingDivideByPowerOfTwo(
      saturatingRoundingDoublingHighMultiply(reciprocal, exponential), exponent: shift)
    return min(max(scaled &+ resultMinimum, resultMinimum), resultMinimum + 255)
  }
}

/// `2^exponent` as a real.
func exp2(_ exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: 1) }
