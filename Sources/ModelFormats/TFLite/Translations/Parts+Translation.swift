internal import ModelIR

/// Operators that become several: parts of a tensor, and blocks of pixels.
extension TFLiteTranslation {
  /// The file's inputs are the axis and the tensor, which is cut in equal parts.
  static let split = TFLiteTranslation(inputs: 2...2, outputs: 1...most) {
    (steps) throws(ModelFormatProblem) in
    let shape = try steps.source.input(1, "input").shape
    let axis = try steps.axis(steps.integers(0, "axis", count: 1)[0], of: shape.rank)
    let count = steps.source.outputs.count
    guard shape[axis] % count == 0 else {
      throw steps.source.problem(
        "outputs", found: "\(count)", expected: "a divisor of the \(shape[axis]) elements")
    }
    steps.cut(
      1, shape, axis: axis, sizes: Array(repeating: shape[axis] / count, count: count))
  }

  /// The file's inputs are the tensor, the parts' extents and the axis.
  static let splitV = TFLiteTranslation(inputs: 3...3, outputs: 1...most) {
    (steps) throws(ModelFormatProblem) in
    let shape = try steps.source.input(0, "input").shape
    let axis = try steps.axis(steps.integers(2, "axis", count: 1)[0], of: shape.rank)
    var sizes = try steps.integers(1, "sizes", count: steps.source.outputs.count)
    let known = sizes.filter { $0 > 0 && $0 <= shape[axis] }.reduce(0, +)
    sizes = sizes.map { $0 == -1 ? shape[axis] - known : $0 }
    guard sizes.allSatisfy({ $0 > 0 && $0 <= shape[axis] }), sizes.reduce(0, +) == shape[axis]
    else {
      throw steps.source.problem(
        "sizes", found: "\(sizes.prefix(8))", expected: "parts of \(shape[axis]) elements")
    }
    steps.cut(0, shape, axis: axis, sizes: sizes)
  }

  static let unpack = TFLiteTranslation(inputs: 1...1, outputs: 1...most) {
    (steps) throws(ModelFormatProblem) in
    let shape = try steps.source.input(0, "input").shape
    let options = try steps.source.options(TFLiteSchema.UnpackOptions.self)
    let axis = try steps.axis(options.int(.axis), of: shape.rank)
    guard steps.source.outputs.count == shape[axis] else {
      throw steps.source.problem(
        "outputs", found: "\(steps.source.outputs.count)", expected: "\(shape[axis])")
    }
    for index in steps.source.outputs.indices {
      var form = StridedSlice.whole(of: shape)
      (form.begin[axis], form.end[axis]) = (index, index + 1)
      form.droppedAxes = [axis]
      steps.add(.stridedSlice(form), [steps.input(0)], to: steps.output(index))
    }
  }

  /// Tensors of one shape along a new axis: each gets the axis, then they are joined.
  static let pack = TFLiteTranslation(inputs: 1...most) { (steps) throws(ModelFormatProblem) in
    let options = try steps.source.options(TFLiteSchema.PackOptions.self)
    let first = try steps.source.input(0, "input")
    let axis = try steps.axis(options.int(.axis), of: first.shape.rank + 1)
    var extents = first.shape.dimensions
    extents.insert(1, at: axis)
    var parts: [TensorID] = []
    for index in steps.source.inputs.indices {
      let part = steps.tensor(extents, like: try steps.source.input(index, "input"))
      steps.add(.reshape(Reshape(shape: Shape(extents))), [steps.input(index)], to: part)
      parts.append(part)
    }
    steps.add(.concatenate(Concatenate(axis: axis)), parts, to: steps.output())
  }

  static let spaceToDepth = TFLiteTranslation(inputs: 1...1) {
    (steps) throws(ModelFormatProblem) in
    let image = try steps.source.image()
    let block = try steps.source.options(TFLiteSchema.SpaceToDepthOptions.self).int(.blockSize)
    guard block > 0, image[1] % block == 0, image[2] % block == 0 else {
      throw steps.source.problem(
        "block size", found: "\(block)", expected: "a divisor of \(image[1])x\(image[2])")
    }
    try steps.interleave(
      [image[0], image[1] / block, block, image[2] / block, block, image[3]],
      permutation: [0, 1, 3, 2, 4, 5])
  }

  static let depthToSpace = TFLiteTranslation(inputs: 1...1) {
    (steps) throws(ModelFormatProblem) in
    let image = try steps.source.image()
    let block = try steps.source.options(TFLiteSchema.DepthToSpaceOptions.self).int(.blockSize)
    guard block > 0, block <= 1 << 12, image[3] % (block * block) == 0 else {
      throw steps.source.problem(
        "block size", found: "\(block)", expected: "one whose square divides \(image[3])")
    }
    try steps.interleave(
      [image[0], image[1], image[2], block, block, image[3] / (block * block)],
      permutation: [0, 1, 3, 2, 4, 5])
  }
}

extension TFLiteSteps {
  /// Cuts an input along an axis, a part for each output.
  mutating func cut(_ position: Int, _ shape: Shape, axis: Int, sizes: [Int]) {
    var start = 0
    for (index, size) in sizes.enumerated() {
      var form = StridedSlice.whole(of: shape)
      (form.begin[axis], form.end[axis]) = (start, start + size)
      add(.stridedSlice(form), [input(position)], to: output(index))
      start += size
    }
  }

  /// Splits axes, exchanges them, and gives the result its shape.
  mutating func interleave(
    _ extents: [Int], permutation: [Int]
  ) throws(ModelFormatProblem) {
    let image = try source.input(0, "image")
    let split = tensor(extents, like: image)
    add(.reshape(Reshape(shape: Shape(extents))), [input(0)], to: split)
    let exchanged = tensor(permutation.map { extents[$0] }, like: image)
    add(.transpose(Transpose(permutation: permutation)), [split], to: exchanged)
    add(.reshape(Reshape(shape: try source.output().shape)), [exchanged], to: output())
  }
}
