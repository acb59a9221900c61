internal import ModelIR

extension ONNXOperatorRule {
  /// What moves elements about, or leaves them where they are under another shape.
  static let movements: [ONNXOperatorRule] = [
    ONNXOperatorRule("Identity") { importer throws(ModelFormatProblem) in
      [try importer.input(0)]
    },
    ONNXOperatorRule("Dropout") { importer throws(ModelFormatProblem) in
      [try importer.input(0)]
    },
    ONNXOperatorRule("Cast") { importer throws(ModelFormatProblem) in
      let code = Int32(truncatingIfNeeded: importer.node.int("to", default: 0))
      let type = try ONNXElementType(code: code, importer.node.place)
      return [try importer.cast(importer.input(0), to: type)]
    },
    ONNXOperatorRule("CastLike", inputs: 2) { importer throws(ModelFormatProblem) in
      [try importer.cast(importer.input(0), to: importer.input(1).type)]
    },
    ONNXOperatorRule("Transpose") { importer throws(ModelFormatProblem) in
      let value = try importer.input(0)
      let permutation = importer.node.ints("perm") ?? (0..<value.rank).reversed()
      guard permutation.sorted() == Array(0..<value.rank) else {
        throw importer.node.problem(
          "perm", found: "\(permutation)", expected: "an order of \(value.rank) axes")
      }
      return [importer.permuted(value, permutation)]
    },
    ONNXOperatorRule("Reshape") { importer throws(ModelFormatProblem) in
      [try importer.reshape()]
    },
    ONNXOperatorRule("Flatten") { importer throws(ModelFormatProblem) in
      let value = try importer.input(0)
      let axis = importer.node.int("axis", default: 1)
      let count =
        axis == value.rank ? axis : try importer.node.axis(axis, rank: max(1, value.rank))
      let extents = importer.shape(value)
      let rows = extents.prefix(count).reduce(1, *)
      return [
        try importer.reshaped(value, to: [rows, extents.dropFirst(count).reduce(1, *)])
      ]
    },
    ONNXOperatorRule("Squeeze") { importer throws(ModelFormatProblem) in
      [try importer.squeeze()]
    },
    ONNXOperatorRule("Unsqueeze") { importer throws(ModelFormatProblem) in
      [try importer.unsqueeze()]
    },
    ONNXOperatorRule("Expand", inputs: 2) { importer throws(ModelFormatProblem) in
      [try importer.expand()]
    },
    ONNXOperatorRule("Tile", inputs: 2) { importer throws(ModelFormatProblem) in
      let value = try importer.input(0)
      let repeats = try importer.integers(ofInput: 1, "repeats") ?? []
      guard repeats.count == value.rank else {
        throw importer.node.problem(
          "repeats", found: "\(repeats.prefix(9))", expected: "\(value.rank) counts")
      }
      let tile = Tile(repeats: value.order.map { repeats[$0] })
      return [
        ONNXValue(
          try importer.move(tile, [value.tensor]), order: value.order, type: value.type)
      ]
    },
    ONNXOperatorRule("Concat") { importer throws(ModelFormatProblem) in
      [try importer.concatenation()]
    },
    ONNXOperatorRule("Gather", inputs: 2) { importer throws(ModelFormatProblem) in
      [try importer.gathering()]
    },
    ONNXOperatorRule("Slice") { importer throws(ModelFormatProblem) in
      [try importer.slice()]
    },
    ONNXOperatorRule("Split") { importer throws(ModelFormatProblem) in
      try importer.split()
    },
    ONNXOperatorRule("Pad") { importer throws(ModelFormatProblem) in [try importer.pad()] },
    ONNXOperatorRule("DepthToSpace") { importer throws(ModelFormatProblem) in
      [try importer.depthToSpace()]
    },
    ONNXOperatorRule("SpaceToDepth") { importer throws(ModelFormatProblem) in
      [try importer.spaceToDepth()]
    },
  ]
}

extension ONNXImporter {
  /// A reshape; 0 keeps an extent, and -1 is what is left.
  mutating func reshape() throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    let extents = shape(value)
    var target = try list("shape", input: 1) ?? []
    if !node.flag("allowzero") {
      for axis in target.indices where target[axis] == 0 && axis < extents.count {
        target[axis] = extents[axis]
      }
    }
    let known = target.filter { $0 != -1 }
    let count = extents.reduce(1, *)
    let limit = Shape.maximumElementCount
    guard target.count <= ONNXTensorReader.rankLimit, target.count - known.count <= 1,
      known.allSatisfy({ (0...limit).contains($0) })
    else {
      throw node.problem("shape", found: "\(target.prefix(9))", expected: "extents, one of them -1")
    }
    let product = known.reduce(1) { min($0 * $1, limit + 1) }
    if let open = target.firstIndex(of: -1), product > 0 { target[open] = count / product }
    guard target.reduce(1, { min($0 * $1, limit + 1) }) == count else {
      throw node.problem(
        "shape", found: "\(target)", expected: "one that holds the elements of \(extents)")
    }
    return try reshaped(value, to: target)
  }

  /// The axes that a node names in an attribute or an input, ascending; nil where it names none.
  mutating func namedAxes(
    rank: Int, input index: Int = 1
  ) throws(ModelFormatProblem) -> [Int]? {
    guard let named = try list("axes", input: index) else { return nil }
    var axes: Set<Int> = []
    for axis in named { axes.insert(try node.axis(axis, rank: rank, "axes")) }
    return axes.sorted()
  }

  /// A value without axes of one element.
  mutating func squeeze() throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    let extents = shape(value)
    let named = try namedAxes(rank: value.rank)
    let axes = named ?? extents.indices.filter { extents[$0] == 1 }
    guard axes.allSatisfy({ extents[$0] == 1 }) else {
      throw node.problem("axes", found: "\(axes) of \(extents)", expected: "axes of one element")
    }
    let kept = extents.indices.filter { !axes.contains($0) }
    return try reshaped(value, to: kept.map { extents[$0] })
  }

  /// A value with more axes of one element.
  mutating func unsqueeze() throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    let count = try list("axes", input: 1)?.count ?? 0
    let rank = value.rank + count
    guard rank <= ONNXTensorReader.rankLimit else {
      throw node.problem(
        "axes", found: "\(rank) axes", expected: "at most \(ONNXTensorReader.rankLimit)")
    }
    let axes = try namedAxes(rank: rank) ?? []
    var rest = shape(value)[...]
    let extents = (0..<rank).map { axes.contains($0) ? 1 : rest.popFirst() ?? 1 }
    return try reshaped(value, to: extents)
  }

  /// A value repeated along axes of one element.
  mutating func expand() throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    let target = try integers(ofInput: 1, "shape") ?? []
    let rank = max(value.rank, target.count)
    let limit = 1...Shape.maximumElementCount
    guard rank <= ONNXTensorReader.rankLimit, target.allSatisfy(limit.contains) else {
      throw node.problem("shape", found: "\(target.prefix(9))", expected: "up to 8 extents")
    }
    let extents = Array(repeating: 1, count: rank - value.rank) + shape(value)
    let wide = try reshaped(value, to: extents)
    let missing = rank - target.count
    var repeats: [Int] = []
    for axis in wide.order {
      let wanted = axis < missing ? 1 : target[axis - missing]
      guard wanted == extents[axis] || wanted == 1 || extents[axis] == 1 else {
        throw node.problem(
          "shape", found: "\(target)", expected: "one that goes with \(extents)")
      }
      repeats.append(extents[axis] == 1 ? wanted : 1)
    }
    guard repeats.contains(where: { $0 != 1 }) else { return wide }
    return ONNXValue(
      try move(Tile(repeats: repeats), [wide.tensor]), order: wide.order, type: value.type)
  }

  /// Values one behind the other.
  mutating func concatenation() throws(ModelFormatProblem) -> ONNXValue {
    var values: [ONNXValue] = []
    for index in node.inputs.indices {
      let value = try input(index)
      // Files of shape arithmetic join vectors of which some are empty.
      if !shape(value).contains(0) || node.inputs.count == 1 { values.append(value) }
    }
    guard let first = values.first, values.allSatisfy({ $0.rank == first.rank }) else {
      throw node.problem(
        "inputs", found: "values of different ranks, or without elements",
        expected: "as many axes each")
    }
    let axis = try node.axis(node.int("axis", default: 1), rank: first.rank)
    if values.count == 1 { return first }
    let variable = values.filter { graph[$0.tensor].constant == nil }
    let order = (variable.first { !$0.isInFileOrder } ?? first).order
    var tensors: [TensorID] = []
    for value in values { tensors.append(try stored(value, in: order)) }
    let stored = order.firstIndex(of: axis) ?? axis
    let tensor = try move(
      Concatenate(axis: stored), tensors, sources: tensors.count)
    return ONNXValue(tensor, order: order, type: first.type)
  }
}
