/// The logarithm of the softmax of each row, in steps of 1/16 below 127.
///
/// Source: TensorFlow Lite, `reference/log_softmax.h` (`LogSoftmaxQuantized`).
package struct LogSoftmaxRows: TensorFunctionForm {
  package static let kind = TensorFunctionKind.logSoftmax

  package var rows: Int
  package var length: Int
  /// Takes differences to Q5.26, and says from which one on they count.
  package var softmax: QuantizedSoftmax
  /// Takes Q5.26 back to differences.
  package var inverse: FixedPointMultiplier

  package init(rows: Int, length: Int, inputScale: Float) {
    self.rows = rows
    self.length = length
    softmax = QuantizedSoftmax(beta: 1, inputScale: inputScale, resultMinimum: -128)
    let shift = softmax.multiplier.shift
    inverse = FixedPointMultiplier(
      exp2(31 - shift) / Double(max(softmax.multiplier.significand, 1)))
  }

  package var wrapped: TensorFunction { .logSoftmax(self) }
  package var leftCount: Int { rows * length }
  package var resultCount: Int { rows * length }
  /// Three passes, of which those with exponentials take some thirty operations.
  package var steps: Int { 8 * rows * length }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    for start in stride(from: 0, to: left.count, by: length) {
      let row = left[start..<start + length]
      let greatest = row.max() ?? 0
      var sum: Int32 = 0
      for value in row {
        guard let exponential = softmax.exponential(of: value &- greatest) else { continue }
        sum &+= roundingDivideByPowerOfTwo(exponential, exponent: 12)
      }
      let logarithm = FixedPointLogarithm.logarithm(max(sum, 1 << 19))
      let least = max(softmax.leastDifference &- 1, inverse.apply(to: logarithm &+ .min))
      for index in row.indices {
        let difference = left[index] &- greatest
        let scaled = softmax.multiplier.apply(to: difference) &- logarithm
        let rounded = roundingDivideByPowerOfTwo(scaled, exponent: 22) &+ 127
        result[index] = difference > least ? min(max(rounded, -128), 127) : -128
      }
    }
  }

  package func write(to words: inout [Int32]) {
    words.append(list: [rows, length])
    words.append(softmax.multiplier)
    words.append(softmax.leastDifference)
    words.append(inverse)
  }

  package init?(from reader: inout WordReader) {
    guard let extents = reader.extents(), extents.count == 2,
      let multiplier = reader.multiplier(), let least = reader.next(),
      let inverse = reader.multiplier()
    else { return nil }
    (rows, length) = (extents[0], extents[1])
    softmax = QuantizedSoftmax(
      multiplier: multiplier, leastDifference: least, resultMinimum: -128)
    self.inverse = inverse
  }
}

/// Each row over the root of its sum of squares, in steps of 1/128.
///
/// Source: TensorFlow Lite, `integer_ops/l2normalization.h`.
package struct NormalizedRows: TensorFunctionForm {
  package static let kind = TensorFunctionKind.normalize

  package var rows: Int
  package var length: Int
  package var zeroPoint: Int32

  package init(rows: Int, length: Int, zeroPoint: Int32) {
    self.rows = rows
    self.length = length
    self.zeroPoint = zeroPoint
  }

  package var wrapped: TensorFunction { .normalize(self) }
  package var leftCount: Int { rows * length }
  package var resultCount: Int { rows * length }
  package var steps: Int { 2 * rows * length }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    for start in stride(from: 0, to: left.count, by: length) {
      let places = start..<start + length
      let sum = places.reduce(Int32(0)) {
        $0 &+ (left[$1] &- zeroPoint) &* (left[$1] &- zeroPoint)
      }
      var root = FixedPointLogarithm.inverseSquareRoot(max(sum, 0))
      root.shift += 7
      for index in places {
        result[index] = min(max(root.apply(to: left[index] &- zeroPoint), -128), 127)
      }
    }
  }

  package func write(to words: inout [Int32]) {
    words.append(list: [rows, length])
    words.append(zeroPoint)
  }

  package init?(from reader: inout WordReader) {
    guard let extents = reader.extents(), extents.count == 2, let zeroPoint = reader.next() else {
      return nil
    }
    self.init(rows: extents[0], length: extents[1], zeroPoint: zeroPoint)
  }
}

/// Where along an axis the greatest, or the least, element lies (`arg_min_max.h`).
package struct ExtremeSearch: TensorFunctionForm {
  package static let kind = TensorFunctionKind.find

  /// Extents before, along and behind the axis.
  package var extents: [Int]
  package var isMinimum: Bool
  /// Whether the last of equal elements counts.
  package var takesLast: Bool

  package init(extents: [Int], isMinimum: Bool, takesLast: Bool) {
    self.extents = extents
    self.isMinimum = isMinimum
    self.takesLast = takesLast
  }

  package var wrapped: TensorFunction { .find(self) }
  package var leftCount: Int { extents.reduce(1, *) }
  package var resultCount: Int { extents[0] * extents[2] }
  package var steps: Int { leftCount }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    let (extent, inner) = (extents[1], extents[2])
    for place in result.indices {
      let start = place / inner * inner * extent + place % inner
      var best = 0
      for index in 0..<extent {
        let (value, leader) = (left[start + index * inner], left[start + best * inner])
        let isBetter = isMinimum ? value < leader : value > leader
        if isBetter || takesLast && value == leader { best = index }
      }
      result[place] = Int32(truncatingIfNeeded: best)
    }
  }

  package func write(to words: inout [Int32]) {
    words.append(list: extents)
    words += [isMinimum ? 1 : 0, takesLast ? 1 : 0]
  }

  package init?(from reader: inout WordReader) {
    guard let extents = reader.extents(), extents.count == 3, let minimum = reader.next(in: 0...1),
      let last = reader.next(in: 0...1)
    else { return nil }
    self.init(extents: extents, isMinimum: minimum == 1, takesLast: last == 1)
  }
}
