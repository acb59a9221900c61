/// The sigmoid or the hyperbolic tangent of 16-bit integers: straight lines between 256 points of
/// the sigmoid, 1/24 apart, in steps of 2⁻¹⁵.
///
/// Source: TensorFlow Lite, `integer_ops/logistic.h` and `tanh.h` for int16.
package struct CurveLookup: TensorFunctionForm {
  package static let kind = TensorFunctionKind.curve

  /// How many elements there are.
  package var count: Int
  /// Whether it is the hyperbolic tangent.
  package var isTangent: Bool
  /// What takes an integer to the curve's argument, with the bits that are dropped.
  package var factor: Int32
  package var droppedBits: Int
  /// The sigmoid at multiples of 1/24, in steps of 2⁻¹⁶.
  package var points: [Int32]

  /// - Parameters:
  ///   - scale: the operand's.
  ///   - points: 256 of them.
  package init(count: Int, isTangent: Bool, scale: Float, points: [Int32]) {
    self.count = count
    self.isTangent = isTangent
    self.points = points
    // A power of two needs no rounding (`logistic_common.cc`, `tanh.cc`).
    let shift = 12 + Int(scale.exponent)
    if scale.significand == 1, isTangent ? (0...1).contains(shift) : shift == 0 {
      (factor, droppedBits) = (3 << Int32(shift), 0)
      return
    }
    var multiplier = Double(scale) * 4096 * 3
    var bits = 0
    while multiplier <= 32767.0 / 2, bits <= 30 {
      bits += 1
      multiplier *= 2
    }
    (factor, droppedBits) = (Int32(min(multiplier, 32767)), min(bits, 30))
  }

  package var wrapped: TensorFunction { .curve(self) }
  package var leftCount: Int { count }
  package var resultCount: Int { count }
  /// Argument, two points, and the line between them.
  package var steps: Int { 4 * count }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    let half = droppedBits > 0 ? Int64(1) << Int64(droppedBits - 1) : 0
    for index in result.indices {
      let argument = (Int64(left[index]) * Int64(factor) + half) >> Int64(droppedBits)
      result[index] = isTangent ? tangent(argument) : sigmoid(argument)
    }
  }

  private func sigmoid(_ argument: Int64) -> Int32 {
    let positive = interpolated(argument.magnitude, bits: 9) ?? 0x7FFF << 10
    let rounded = argument >= 0 ? positive + 1 << 9 : 1 << 25 - positive + 1 << 9 - 1
    return Int32(truncatingIfNeeded: rounded >> 10)
  }

  private func tangent(_ argument: Int64) -> Int32 {
    let positive = interpolated(argument.magnitude, bits: 8) ?? 0xFFFF << 8
    let rounded = argument >= 0 ? positive - 1 << 23 + 1 << 7 : 1 << 23 - positive + 1 << 7 - 1
    return Int32(truncatingIfNeeded: rounded >> 8)
  }

  /// The point before an argument and its share of the way to the next; nil beyond the last.
  private func interpolated(_ argument: UInt64, bits: Int) -> Int64? {
    let index = Int(argument >> UInt64(bits))
    guard index < 255 else { return nil }
    let part = Int64(argument & (1 << UInt64(bits) - 1))
    return Int64(points[index]) << Int64(bits) + part * Int64(points[index + 1] - points[index])
  }

  package func write(to words: inout [Int32]) {
    words += [Int32(truncatingIfNeeded: count), isTangent ? 1 : 0, factor]
    words.append(Int32(truncatingIfNeeded: droppedBits))
    words += points
  }

  package init?(from reader: inout WordReader) {
    guard let count = reader.next(in: 1...ElementCount.most),
      let isTangent = reader.next(in: 0...1), let factor = reader.next(in: 0...65535),
      let droppedBits = reader.next(in: 0...30)
    else { return nil }
    points = []
    for _ in 0..<256 {
      guard let point = reader.next(in: 0...65535) else { return nil }
      points.append(Int32(point))
    }
    self.count = count
    self.isTangent = isTangent == 1
    self.factor = Int32(factor)
    self.droppedBits = droppedBits
  }
}
