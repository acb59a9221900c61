internal import ModelIR

extension ONNXImporter {
  /// A part of a value along one axis of the file.
  mutating func part(
    of value: ONNXValue, axis: Int, from start: Int, count: Int, step: Int = 1
  ) throws(ModelFormatProblem) -> ONNXValue {
    try parts(of: value, [axis: Part(start: start, count: count, step: step)])
  }

  /// Which elements along an axis are taken.
  struct Part {
    let start: Int
    let count: Int
    let step: Int
  }

  /// A part of a value along some axes of the file.
  private mutating func parts(
    of value: ONNXValue, _ parts: [Int: Part]
  ) throws(ModelFormatProblem) -> ONNXValue {
    let extents = graph[value.tensor].shape.dimensions
    var slice = StridedSlice(
      begin: extents.map { _ in 0 }, end: extents, stride: extents.map { _ in 1 })
    let whole = slice
    for (axis, part) in parts {
      guard part.count > 0 else {
        throw node.problem(
          "axis \(axis)", found: "a part without elements",
          expected: "elements, which tensors of a chip have")
      }
      let stored = value.storedAxis(axis)
      slice.begin[stored] = part.start
      // A falling slice may end before the first element, at -1.
      slice.end[stored] = part.start + (part.count - 1) * part.step + part.step.signum()
      slice.stride[stored] = part.step
    }
    guard slice != whole else { return value }
    let sliced = Set(parts.keys.map { value.storedAxis($0) })
    let tensor = try move(slice, [value.tensor], axes: { sliced.contains($0) ? nil : $0 })
    return ONNXValue(tensor, order: value.order, type: value.type)
  }

  /// Slices along some axes: attributes before opset 10, inputs since.
  mutating func slice() throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    let starts = try list("starts", input: 1) ?? []
    let ends = try list("ends", input: 2) ?? []
    let named = try list("axes", input: 3)
    let axes = named ?? Array(starts.indices)
    let steps = try integers(ofInput: 4, "steps") ?? Array(repeating: 1, count: starts.count)
    guard ends.count == starts.count, axes.count == starts.count, steps.count == starts.count
    else {
      throw node.problem(
        "bounds",
        found:
          "\(starts.count) starts, \(ends.count) ends, \(axes.count) axes, \(steps.count) steps",
        expected: "as many of each")
    }
    var taken: [Int: Part] = [:]
    for (index, axis) in axes.enumerated() {
      let axis = try node.axis(axis, rank: value.rank, "axes")
      let extent = shape(value)[axis]
      let step = min(max(steps[index], -extent - 1), extent + 1)
      guard step != 0 else { throw node.problem("steps", found: "0", expected: "a step") }
      let (first, end) = Self.bounds(
        from: starts[index], to: ends[index], extent: extent, isFalling: step < 0)
      let count = max(0, (end - first + step - step.signum()) / step)
      taken[axis] = Part(start: first, count: count, step: step)
    }
    return try parts(of: value, taken)
  }

  /// A slice's bounds: negative ones count from the end, those out of range take its end.
  private static func bounds(
    from start: Int, to end: Int, extent: Int, isFalling: Bool
  ) -> (Int, Int) {
    func clamped(_ index: Int, _ range: ClosedRange<Int>) -> Int {
      let counted = index < 0 ? max(index, -extent - 1) + extent : index
      return min(max(counted, range.lowerBound), range.upperBound)
    }
    guard isFalling else {
      return (clamped(start, 0...extent), clamped(end, 0...extent))
    }
    return (clamped(start, 0...max(0, extent - 1)), clamped(end, -1...max(0, extent - 1)))
  }

  /// The parts that a value falls into along an axis.
  mutating func split() throws(ModelFormatProblem) -> [ONNXValue] {
    let value = try input(0)
    let axis = try node.axis(node.int("axis", default: 0), rank: value.rank)
    let extent = shape(value)[axis]
    let parts = node.outputs.count
    let counts: [Int]
    if let given = try list("split", input: 1) {
      counts = given
    } else {
      // The last part is smaller where the extent does not divide.
      let size = (extent + parts - 1) / max(1, parts)
      counts = (0..<parts).map { min(size, max(0, extent - $0 * size)) }
    }
    guard counts.count == parts, counts.allSatisfy({ (0...extent).contains($0) }),
      counts.reduce(0, +) == extent
    else {
      throw node.problem(
        "split", found: "\(counts.prefix(9))",
        expected: "\(parts) parts of \(extent) elements together")
    }
    var results: [ONNXValue] = []
    var start = 0
    for count in counts {
      results.append(try part(of: value, axis: axis, from: start, count: count))
      start += count
    }
    return results
  }

  /// Slices picked by indices; known ones that follow on each other are a part.
  mutating func gathering() throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    let indices = try input(1)
    let axis = try node.axis(node.int("axis", default: 0), rank: value.rank)
    let extent = shape(value)[axis]
    guard graph[indices.tensor].constant != nil else {
      let tensor = try move(
        Gather(axis: axis), [inFileOrder(value), inFileOrder(indices)])
      return ONNXValue(tensor, rank: value.rank - 1 + indices.rank, type: value.type)
    }
    let places = (try integers(ofInput: 1, "indices") ?? []).map { $0 < 0 ? $0 + extent : $0 }
    guard places.allSatisfy((0..<extent).contains), let first = places.first else {
      throw node.problem(
        "indices", found: "\(places.prefix(9))", expected: "indices below \(extent)")
    }
    let picked: ONNXValue
    if places == Array(first..<first + places.count) {
      picked = try part(of: value, axis: axis, from: first, count: places.count)
    } else {
      let list = add(constant: .int32(places.map { Int32($0) }), shape: [places.count])
      picked = ONNXValue(
        try move(Gather(axis: value.storedAxis(axis)), [value.tensor, list]),
        order: value.order, type: value.type)
    }
    guard indices.rank != 1 else { return picked }
    var extents = shape(picked)
    extents.replaceSubrange(axis...axis, with: shape(indices))
    return try reshaped(picked, to: extents)
  }

  /// A border; a negative one cuts off.
  mutating func pad() throws(ModelFormatProblem) -> ONNXValue {
    var value = try input(0)
    let pads = try list("pads", input: 1) ?? []
    let axes = try integers(ofInput: 3, "axes") ?? Array(0..<value.rank)
    let limit = 1 << 16
    guard pads.count == 2 * axes.count, pads.allSatisfy({ (-limit...limit).contains($0) }) else {
      throw node.problem(
        "pads", found: "\(pads.prefix(17))", expected: "\(axes.count) pairs of counts")
    }
    var before = Array(repeating: 0, count: value.rank)
    var after = before
    for (index, axis) in axes.enumerated() {
      let axis = try node.axis(axis, rank: value.rank, "axes")
      before[axis] = pads[index]
      after[axis] = pads[axes.count + index]
    }
    for axis in 0..<value.rank where before[axis] < 0 || after[axis] < 0 {
      let start = max(0, -before[axis])
      let count = shape(value)[axis] - start - max(0, -after[axis])
      value = try part(of: value, axis: axis, from: start, count: count)
    }
    let lists = (before.map { max(0, $0) }, after.map { max(0, $0) })
    let mode = node.string("mode", default: "constant")
    if mode == "wrap" { return try wrapped(value, lists.0, lists.1) }
    guard let padMode = ["constant": PadMode.constant, "reflect": .reflect, "edge": .edge][mode]
    else {
      throw node.problem(
        "mode", found: "\"\(mode)\"", expected: "constant, reflect, edge or wrap")
    }
    let number = try reals(ofInput: 2, "value")?.first ?? node.float("value", default: 0)
    let definition = Pad(
      before: value.order.map { lists.0[$0] }, after: value.order.map { lists.1[$0] },
      mode: padMode, value: number)
    return ONNXValue(
      try move(definition, [value.tensor]), order: value.order, type: value.type)
  }

  /// A border of the elements from the other side.
  private mutating func wrapped(
    _ value: ONNXValue, _ before: [Int], _ after: [Int]
  ) throws(ModelFormatProblem) -> ONNXValue {
    var value = value
    for axis in 0..<value.rank where before[axis] > 0 || after[axis] > 0 {
      let extent = shape(value)[axis]
      let places = (-before[axis]..<extent + after[axis]).map { index in
        Int32(((index % extent) + extent) % extent)
      }
      let list = add(constant: .int32(places), shape: [places.count])
      value.tensor = try move(Gather(axis: value.storedAxis(axis)), [value.tensor, list])
    }
    return value
  }

  /// Channels as blocks of pixels.
  mutating func depthToSpace() throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    let (extents, block) = try blocks(value)
    let (batch, channels, height, width) = (extents[0], extents[1], extents[2], extents[3])
    let depth = channels / (block * block)
    let isColumnFirst = node.string("mode", default: "DCR") == "DCR"
    guard depth * block * block == channels else {
      throw node.problem(
        "input", found: "\(channels) channels", expected: "a multiple of \(block * block)")
    }
    let split =
      isColumnFirst
      ? [batch, block, block, depth, height, width] : [batch, depth, block, block, height, width]
    let order = isColumnFirst ? [0, 3, 4, 1, 5, 2] : [0, 1, 4, 2, 5, 3]
    let parts = permuted(try reshaped(value, to: split), order)
    return try reshaped(parts, to: [batch, depth, height * block, width * block])
  }

  /// Blocks of pixels as channels.
  mutating func spaceToDepth() throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    let (extents, block) = try blocks(value)
    let (batch, channels, height, width) = (extents[0], extents[1], extents[2], extents[3])
    guard height % block == 0, width % block == 0 else {
      throw node.problem(
        "input", found: "\(height)x\(width) pixels", expected: "multiples of \(block)")
    }
    let split = [batch, channels, height / block, block, width / block, block]
    let isChannelFirst = node.string("mode", default: "DCR") == "CRD"
    let order = isChannelFirst ? [0, 1, 3, 5, 2, 4] : [0, 3, 5, 1, 2, 4]
    let parts = permuted(try reshaped(value, to: split), order)
    return try reshaped(
      parts, to: [batch, channels * block * block, height / block, width / block])
  }

  private func blocks(
    _ value: ONNXValue
  ) throws(ModelFormatProblem) -> (extents: [Int], block: Int) {
    let block = node.int("blocksize", default: 1)
    guard value.rank == 4, (1...(1 << 8)).contains(block) else {
      throw node.problem(
        "input", found: "\(value.rank) axes, blocks of \(block)",
        expected: "four axes, and blocks of 1 to 256")
    }
    return (shape(value), block)
  }
}
