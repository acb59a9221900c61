internal import CIntegerKernels
package import QuantizedArithmetic

/// A quantised addition made ready for the host, to be run on any number of bytes.
package struct HostAddition: Sendable {
  private let addition: QuantizedAddition
  /// The same for the vectorised kernel; nil where it does not take it, or the host has none.
  private let vectorized: obol_addition?

  package init(_ addition: QuantizedAddition, kernels: HostConvolution.Kernels = .best) {
    self.addition = addition
    vectorized = kernels == .avx512VNNI ? obol_addition(addition) : nil
  }

  /// Adds two runs of bytes in `memory`, one byte after the other.
  package func run(in memory: inout [Int8], left: Int, right: Int, output: Int, count: Int) {
    let isTogether = [left, right].allSatisfy { abs($0 - output) >= count || $0 == output }
    guard isTogether, var vectorized else {
      runPlain(in: &memory, left: left, right: right, output: output, count: count)
      return
    }
    obol_add_avx512(
      &vectorized, &memory, Int64(left), Int64(right), Int64(output), Int64(count))
  }

  /// The definition.
  private func runPlain(
    in memory: inout [Int8], left: Int, right: Int, output: Int, count: Int
  ) {
    // There are but 256 operands on either side, so that each is scaled once.
    let operands = (0..<256).map { Int32(Int8(truncatingIfNeeded: $0)) }
    guard addition.requantization.rounding == .double else {
      let (lefts, rights) = (operands.map(addition.realLeft), operands.map(addition.realRight))
      for index in 0..<count {
        let sum =
          lefts[Int(UInt8(bitPattern: memory[left + index]))]
          + rights[Int(UInt8(bitPattern: memory[right + index]))]
        memory[output + index] = Int8(truncatingIfNeeded: addition.rounded(sum))
      }
      return
    }
    let lefts = operands.map(addition.scaledLeft)
    let rights = operands.map(addition.scaledRight)
    for index in 0..<count {
      let scaled =
        lefts[Int(UInt8(bitPattern: memory[left + index]))]
        &+ rights[Int(UInt8(bitPattern: memory[right + index]))]
      memory[output + index] = Int8(
        truncatingIfNeeded: addition.requantization.apply(to: scaled))
    }
  }
}

extension obol_addition {
  /// Nil where a shift or a rounding is not one that the kernel knows.
  fileprivate init?(_ addition: QuantizedAddition) {
    let result = addition.requantization
    guard let left = obol_scaling(addition.leftMultiplier, addition.leftZeroPoint, -31...0),
      let right = obol_scaling(addition.rightMultiplier, addition.rightZeroPoint, -31...0),
      let scaling = obol_scaling(result.multiplier, result.zeroPoint, -31...30),
      result.rounding == .double
    else { return nil }
    self.init(
      left: left, right: right, result: scaling, clamp_low: result.range.lowerBound,
      clamp_high: result.range.upperBound)
  }
}

extension obol_scaling {
  fileprivate init?(
    _ multiplier: FixedPointMultiplier, _ zeroPoint: Int32, _ shifts: ClosedRange<Int>
  ) {
    guard multiplier.significand >= 0, shifts.contains(multiplier.shift),
      (-128...127).contains(zeroPoint)
    else { return nil }
    self.init(
      zero_point: zeroPoint, significand: multiplier.significand, shift: Int32(multiplier.shift))
  }
}
