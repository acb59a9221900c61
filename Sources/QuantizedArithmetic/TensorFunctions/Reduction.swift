/// Sums, least or greatest elements over some axes.
package struct Reduction: TensorFunctionForm {
  package enum Operation: Int32, Sendable, Hashable, CaseIterable {
    /// `Σ (x − zeroPoint)`, requantised; means have their count folded into the multiplier.
    case sum
    case minimum, maximum
    /// The sum, scaled in reals and rounded once (`RoundingMode.float32`).
    case sumReals
  }

  package static let kind = TensorFunctionKind.reduce

  package var operation: Operation
  /// The operand's extents.
  package var extents: [Int]
  /// How far apart the results of neighbours along each axis lie; 0 along an axis that goes.
  package var resultSteps: [Int]
  /// Taken off each element of a sum.
  package var zeroPoint: Int32
  package var requantization: Requantization

  /// - Parameter axes: those that are gone over.
  package init(
    _ operation: Operation, extents: [Int], axes: [Int], zeroPoint: Int32,
    requantization: Requantization
  ) {
    self.operation = operation
    self.extents = extents
    self.zeroPoint = zeroPoint
    self.requantization = requantization
    resultSteps = Array(repeating: 0, count: extents.count)
    var step = 1
    for axis in extents.indices.reversed() where !axes.contains(axis) {
      resultSteps[axis] = step
      step *= extents[axis]
    }
  }

  /// The least or greatest of integers as they are.
  package init(_ operation: Operation, extents: [Int], axes: [Int]) {
    self.init(
      operation, extents: extents, axes: axes, zeroPoint: 0,
      requantization: Requantization(
        multiplier: FixedPointMultiplier(significand: 0, shift: 0), zeroPoint: 0,
        range: .min ... .max))
  }

  package var wrapped: TensorFunction { .reduce(self) }
  package var leftCount: Int { extents.reduce(1, *) }
  package var resultCount: Int {
    zip(extents, resultSteps).reduce(1) { $0 * ($1.1 > 0 ? $1.0 : 1) }
  }
  package var steps: Int { leftCount }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    let initial: Int32 =
      switch operation {
      case .sum, .sumReals: 0
      case .minimum: .max
      case .maximum: .min
      }
    for index in result.indices { result[index] = initial }
    let targets = Broadcast(extents: extents, steps: resultSteps)?.positions() ?? []
    for (value, target) in zip(left, targets) {
      switch operation {
      case .sum, .sumReals: result[target] &+= value &- zeroPoint
      case .minimum: result[target] = min(result[target], value)
      case .maximum: result[target] = max(result[target], value)
      }
    }
    guard operation == .sum || operation == .sumReals else { return }
    for index in result.indices { result[index] = requantization.apply(to: result[index]) }
  }

  package func write(to words: inout [Int32]) {
    words.append(operation.rawValue)
    words.append(list: extents)
    words.append(list: resultSteps)
    words.append(zeroPoint)
    words.append(requantization)
  }

  package init?(from reader: inout WordReader) {
    guard let number = reader.next(), let operation = Operation(rawValue: number),
      let extents = reader.extents(), let steps = reader.list()?.map(Int.init),
      steps.count == extents.count, let zeroPoint = reader.next(),
      var requantization = reader.requantization()
    else { return nil }
    if operation == .sumReals { requantization.rounding = .float32 }
    self.init(
      operation, extents: extents, axes: steps.indices.filter { steps[$0] == 0 },
      zeroPoint: zeroPoint, requantization: requantization)
    guard resultSteps == steps else { return nil }
  }
}
