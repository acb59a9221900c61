/// Softmax of a row of 8-bit integers, in fixed point.
///
/// The result has scale 1/256 and its type's least value as zero point.
/// Source: TensorFlow Lite, `reference/softmax.h` and `PreprocessSoftmaxScaling`.
package struct QuantizedSoftmax: Sendable, Hashable {
  /// Integer bits of the exponent's argument (`kScaledDiffIntegerBits`): Q5.26.
  static let argumentIntegerBits = 5
  /// Integer bits of the sum of exponentials (`kAccumulationIntegerBits`): Q12.19.
  static let sumIntegerBits = 12

  /// Takes a difference of inputs to Q5.26; its shift is not negative.
  package var multiplier: FixedPointMultiplier
  /// The least difference from the row's greatest that still counts.
  package var leastDifference: Int32
  /// The least result, and its zero point: −128 or 0.
  package var resultMinimum: Int32

  package init(multiplier: FixedPointMultiplier, leastDifference: Int32, resultMinimum: Int32) {
    self.multiplier = multiplier
    self.leastDifference = leastDifference
    self.resultMinimum = resultMinimum
  }

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

  /// `exp` of a difference in Q0.31, or nil where the difference is too small to count.
  func exponential(of difference: Int32) -> Int32? {
    guard difference >= leastDifference else { return nil }
    return FixedPointExponential.exp(multiplier.doubleRounded(difference))
  }
}

/// `2^exponent` as a real.
func exp2(_ exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: 1) }
