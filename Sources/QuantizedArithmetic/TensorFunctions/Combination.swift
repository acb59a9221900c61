/// An integer function of the elements of two operands, which are broadcast; one of them may be
/// part of the descriptor.
package struct Combination: TensorFunctionForm {
  /// What is computed of `l` and `r`, the operands less their zero points.
  package enum Operation: Int32, Sendable, Hashable, CaseIterable {
    /// `l + r` or `l − r`, both brought to a common scale first (`add.h`, `sub.h`).
    case add, subtract
    /// `l · r` (`mul.h`).
    case multiply
    /// The lesser or the greater of the operands as they are (`maximum_minimum.h`).
    case minimum, maximum
    /// `(l − r)²`, both brought to a common scale first (`squared_difference.cc`).
    case squaredDifference
    /// `l`, or `l · r` where `l` is below zero (`prelu.h`).
    case prelu
    // Of integers that stand for themselves, wrapping at 32 bits; what is divided by zero is zero.
    case sum, difference, product, quotient
    // Truth values, 1 or 0.
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// `r` where `l` is not 0, and where it is 0; elsewhere the result stays as it is.
    case takeWhereTrue, takeWhereFalse
    /// `l + r` in reals, rounded once (`QuantizedAddition`).
    case addReals
    /// `r / √l` of 16-bit integers (`RsqrtEvalQuantized` of `elementwise.cc`).
    case inverseRoot
    /// `l · r` in reals, rounded once, ties to the even integer (ONNX Runtime, `qlmul.cpp`).
    case multiplyReals
  }

  package static let kind = TensorFunctionKind.combine

  package var operation: Operation
  package var left: Broadcast
  package var right: Broadcast
  /// The left operand where it is part of the descriptor, else empty.
  package var leftConstants: [Int32] = []
  /// The right operand where it is part of the descriptor, else empty.
  package var rightConstants: [Int32] = []
  package var leftZeroPoint: Int32 = 0
  package var rightZeroPoint: Int32 = 0
  /// Bits by which operands are shifted left before they are scaled.
  package var leftShift = 0
  /// The factor on the left operand; for `prelu`, on what is not below zero.
  package var leftMultiplier = FixedPointMultiplier(significand: 0, shift: 0)
  package var rightMultiplier = FixedPointMultiplier(significand: 0, shift: 0)
  package var requantization: Requantization
  /// Added to sums and products in reals.
  package var offset: Float = 0

  package init(
    _ operation: Operation, left: Broadcast, right: Broadcast, requantization: Requantization
  ) {
    self.operation = operation
    self.left = left
    self.right = right
    self.requantization = requantization
  }

  package var wrapped: TensorFunction { .combine(self) }
  package var leftCount: Int { leftConstants.isEmpty ? left.count : 0 }
  package var rightCount: Int { rightConstants.isEmpty ? right.count : 0 }
  package var resultCount: Int { left.extents.reduce(1, *) }
  /// One for each element; an inverse root has five approximations of five products each, one
  /// behind them, and two that scale.
  package var steps: Int { operation == .inverseRoot ? 28 * resultCount : resultCount }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    let lefts = leftConstants.isEmpty ? left : leftConstants
    let rights = rightConstants.isEmpty ? right : rightConstants
    for (index, (one, other)) in zip(self.left.positions(), self.right.positions()).enumerated() {
      let keeps =
        operation == .takeWhereTrue && lefts[one] == 0
        || operation == .takeWhereFalse && lefts[one] != 0
      if !keeps { result[index] = combine(lefts[one], rights[other]) }
    }
  }

  /// The result of two elements.
  package func combine(_ left: Int32, _ right: Int32) -> Int32 {
    let (one, other) = (left &- leftZeroPoint, right &- rightZeroPoint)
    switch operation {
    case .add: return requantization.apply(to: scaledLeft(one) &+ scaledRight(other))
    case .subtract: return requantization.apply(to: scaledLeft(one) &- scaledRight(other))
    case .multiply: return requantization.apply(to: one &* other)
    case .minimum: return clamped(min(left, right))
    case .maximum: return clamped(max(left, right))
    case .squaredDifference:
      let difference = scaledLeft(one) &- scaledRight(other)
      return requantization.apply(to: difference &* difference)
    case .prelu:
      guard one >= 0 else { return requantization.apply(to: one &* other) }
      return clamped(leftMultiplier.apply(to: one) &+ requantization.zeroPoint)
    case .takeWhereTrue, .takeWhereFalse: return right
    case .addReals: return realSum.apply(left, right)
    case .multiplyReals:
      return realSum.rounded(
        Float(one &* other) * requantization.multiplier.float32 + offset)
    case .inverseRoot:
      return QuantizedActivation.inverseSquareRoot(one, numerator: other, requantization)
    default: return operation.applied(left, right)
    }
  }

  private var realSum: QuantizedAddition {
    var sum = QuantizedAddition(
      leftZeroPoint: leftZeroPoint, rightZeroPoint: rightZeroPoint, leftMultiplier: leftMultiplier,
      rightMultiplier: rightMultiplier, requantization: requantization)
    sum.requantization.rounding = .float32
    sum.offset = offset
    return sum
  }

  private func scaledLeft(_ value: Int32) -> Int32 {
    leftMultiplier.apply(to: value &<< Int32(truncatingIfNeeded: leftShift))
  }

  private func scaledRight(_ value: Int32) -> Int32 {
    rightMultiplier.apply(to: value &<< Int32(truncatingIfNeeded: leftShift))
  }

  private func clamped(_ value: Int32) -> Int32 {
    min(max(value, requantization.range.lowerBound), requantization.range.upperBound)
  }

  package func write(to words: inout [Int32]) {
    words.append(operation.rawValue)
    words.append(list: left.extents)
    words.append(list: left.steps)
    words.append(list: right.steps)
    words.append(list: leftConstants)
    words.append(list: rightConstants)
    words += [leftZeroPoint, rightZeroPoint, Int32(truncatingIfNeeded: leftShift)]
    words.append(leftMultiplier)
    words.append(rightMultiplier)
    words.append(requantization)
    if operation.isReal { words.append(Int32(bitPattern: offset.bitPattern)) }
  }

  package init?(from reader: inout WordReader) {
    guard let number = reader.next(), let operation = Operation(rawValue: number),
      let extents = reader.extents(), let leftSteps = reader.list(), let rightSteps = reader.list(),
      let left = Broadcast(extents: extents, steps: leftSteps.map(Int.init)),
      let right = Broadcast(extents: extents, steps: rightSteps.map(Int.init)),
      let leftConstants = reader.list(), let rightConstants = reader.list(),
      leftConstants.isEmpty || leftConstants.count >= left.count,
      rightConstants.isEmpty || rightConstants.count >= right.count,
      let leftZeroPoint = reader.next(), let rightZeroPoint = reader.next(),
      let leftShift = reader.next(in: 0...31), let leftMultiplier = reader.multiplier(),
      let rightMultiplier = reader.multiplier(), let requantization = reader.requantization(),
      let offset = operation.isReal ? reader.next() : 0
    else { return nil }
    self.init(operation, left: left, right: right, requantization: requantization)
    (self.leftConstants, self.rightConstants) = (leftConstants, rightConstants)
    (self.leftZeroPoint, self.rightZeroPoint) = (leftZeroPoint, rightZeroPoint)
    self.leftShift = leftShift
    self.offset = Float(bitPattern: UInt32(bitPattern: offset))
    guard self.offset.isFinite else { return nil }
    (self.leftMultiplier, self.rightMultiplier) = (leftMultiplier, rightMultiplier)
  }
}

extension Combination.Operation {
  /// Whether reals are added up before the one rounding.
  fileprivate var isReal: Bool { self == .addReals || self == .multiplyReals }

  /// The result for integers that stand for themselves.
  fileprivate func applied(_ left: Int32, _ right: Int32) -> Int32 {
    switch self {
    case .sum: left &+ right
    case .difference: left &- right
    case .product: left &* right
    case .quotient: right == 0 ? 0 : left.dividedReportingOverflow(by: right).partialValue
    case .equal: left == right ? 1 : 0
    case .notEqual: left != right ? 1 : 0
    case .less: left < right ? 1 : 0
    case .lessOrEqual: left <= right ? 1 : 0
    case .greater: left > right ? 1 : 0
    default: left >= right ? 1 : 0
    }
  }
}

extension Combination {
  /// A combination of integers as they are.
  package init(_ operation: Operation, left: Broadcast, right: Broadcast) {
    self.init(
      operation, left: left, right: right,
      requantization: Requantization(
        multiplier: FixedPointMultiplier(significand: 0, shift: 0), zeroPoint: 0,
        range: .min ... .max))
  }
}
