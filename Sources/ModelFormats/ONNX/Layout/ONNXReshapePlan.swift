internal import ModelIR

/// How a value gets another shape without its elements moving, though its axes are stored in
/// another order than the file's.
///
/// A reshape splits and merges runs of axes. Where each run is stored in one piece, in its own
/// order, it can be split and merged where it lies.
struct ONNXReshapePlan {
  /// For each axis stored, the axis of the new shape that it is.
  let order: [Int]

  /// Finds one; nil where elements have to move.
  ///
  /// - Parameters:
  ///   - shape: the extents before, in the file's order.
  ///   - order: for each axis stored, the axis of the file's value.
  ///   - target: the extents afterwards, of which none is 0.
  init?(_ shape: [Int], order: [Int], to target: [Int]) {
    guard let runs = Self.runs(shape, target) else { return nil }
    let long = order.filter { shape[$0] != 1 }
    var newOrder: [Int] = []
    var next = 0
    while next < long.count {
      guard let run = runs.first(where: { $0.before.first == long[next] }),
        Array(long[next...].prefix(run.before.count)) == run.before
      else { return nil }
      newOrder += run.after
      next += run.before.count
    }
    self.order = Self.inserting(target.indices.filter { target[$0] == 1 }, into: newOrder)
  }

  /// The shortest runs of axes that hold as many elements before as after; axes of one element are
  /// left out.
  private static func runs(
    _ shape: [Int], _ target: [Int]
  ) -> [(before: [Int], after: [Int])]? {
    var before = shape.indices.filter { shape[$0] != 1 }[...]
    var after = target.indices.filter { target[$0] != 1 }[...]
    var runs: [(before: [Int], after: [Int])] = []
    while let first = before.popFirst() {
      guard let second = after.popFirst() else { return nil }
      var run = (before: [first], after: [second])
      var (have, want) = (shape[first], target[second])
      while have != want {
        if have < want {
          guard let axis = before.popFirst() else { return nil }
          run.before.append(axis)
          have *= shape[axis]
        } else {
          guard let axis = after.popFirst() else { return nil }
          run.after.append(axis)
          want *= target[axis]
        }
      }
      runs.append(run)
    }
    return after.isEmpty ? runs : nil
  }

  /// Puts axes of one element in: the first axis first, the others before the next greater one.
  private static func inserting(_ ones: [Int], into order: [Int]) -> [Int] {
    var order = order
    for axis in ones.reversed() {
      let next = order.firstIndex(of: axis + 1) ?? order.endIndex
      order.insert(axis, at: axis == 0 ? 0 : next)
    }
    return order
  }
}

extension ONNXImporter {
  /// A value under another shape.
  mutating func reshaped(
    _ value: ONNXValue, to target: [Int]
  ) throws(ModelFormatProblem) -> ONNXValue {
    let shape = shape(value)
    guard shape != target else { return value }
    // Scales along the first axis stay there as long as it stays whole.
    let axes: (Int) -> Int? = { axis in
      axis == 0 && value.order.first == 0 && shape.first == target.first ? 0 : nil
    }
    guard !value.isInFileOrder,
      let plan = ONNXReshapePlan(shape, order: value.order, to: target)
    else {
      let plain = try inFileOrder(value)
      let tensor = try reshape(plain, to: Shape(target), axes: axes)
      return ONNXValue(tensor, rank: target.count, type: value.type)
    }
    let stored = Shape(plan.order.map { target[$0] })
    let tensor = try reshape(value.tensor, to: stored, axes: axes)
    return ONNXValue(tensor, order: plan.order, type: value.type)
  }

  /// A value with its axes in another order, which moves nothing.
  func permuted(_ value: ONNXValue, _ permutation: [Int]) -> ONNXValue {
    // Axis k of the result is axis permutation[k] of the value.
    ONNXValue(
      value.tensor, order: value.order.map { permutation.firstIndex(of: $0) ?? 0 },
      type: value.type)
  }

  /// Values that are broadcast to each other, stored in one order.
  mutating func aligned(
    _ values: [ONNXValue]
  ) throws(ModelFormatProblem) -> (tensors: [TensorID], order: [Int]) {
    let rank = values.map(\.rank).max() ?? 0
    let whole = values.filter { $0.rank == rank }
    let variable = whole.filter { graph[$0.tensor].constant == nil }
    let order = (variable.first { !$0.isInFileOrder } ?? variable.first ?? whole.first)?.order ?? []
    var tensors: [TensorID] = []
    for value in values {
      let shape = shape(value)
      let isPlain = value.isInFileOrder && order == order.sorted()
      guard value.order != order, !isPlain, shape.contains(where: { $0 != 1 }) else {
        tensors.append(value.tensor)
        continue
      }
      let padded = Array(repeating: 1, count: rank - value.rank) + shape
      tensors.append(try stored(reshaped(value, to: padded), in: order))
    }
    return (tensors, order)
  }
}
