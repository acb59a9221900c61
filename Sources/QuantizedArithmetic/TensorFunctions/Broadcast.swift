/// How the elements of an operand are repeated under a result of several axes.
package struct Broadcast: Sendable, Hashable {
  /// The result's extents.
  package var extents: [Int]
  /// How far apart the operand's elements lie along each axis; 0 where one goes with all.
  package var steps: [Int]

  /// Matches the axes of an operand with those of a result from the last on.
  package init(_ operand: [Int], to result: [Int]) {
    extents = result
    steps = Array(repeating: 0, count: result.count)
    var step = 1
    for axis in operand.indices.reversed() {
      let place = result.count - operand.count + axis
      if operand[axis] != 1, steps.indices.contains(place) { steps[place] = step }
      step *= operand[axis]
    }
  }

  init?(extents: [Int], steps: [Int]) {
    guard steps.count == extents.count, steps.allSatisfy({ (0...(1 << 24)).contains($0) }) else {
      return nil
    }
    self.extents = extents
    self.steps = steps
  }

  /// Elements of the operand, as far as it is read.
  var count: Int { zip(extents, steps).reduce(1) { $0 + ($1.0 - 1) * $1.1 } }

  /// Whether every element goes with one of the operand, in order.
  var isWhole: Bool { self == Broadcast(extents, to: extents) }

  /// The operand's element for each element of the result.
  func positions() -> [Int] {
    var positions = [0]
    for (extent, step) in zip(extents, steps) {
      positions = positions.flatMap { start in (0..<extent).map { start + $0 * step } }
    }
    return positions
  }
}
