internal import ModelIR

extension TFLiteTranslation {
  static let transpose = TFLiteTranslation(inputs: 2...2) { (steps) throws(ModelFormatProblem) in
    let rank = try steps.source.input(0, "input").shape.rank
    var permutation: [Int] = []
    for number in try steps.integers(1, "permutation", count: rank) {
      permutation.append(try steps.axis(number, of: rank))
    }
    steps.add(.transpose(Transpose(permutation: permutation)), inputs: 1)
  }

  static let concatenation = TFLiteTranslation(inputs: 1...most) {
    (steps) throws(ModelFormatProblem) in
    let options = try steps.source.options(TFLiteSchema.ConcatenationOptions.self)
    let rank = try steps.source.output().shape.rank
    let form = Concatenate(
      axis: try steps.axis(options.int(.axis), of: rank),
      activation: try steps.source.activation(options, .fusedActivationFunction))
    steps.add(.concatenate(form), inputs: steps.source.inputs.count)
  }

  static let gather = TFLiteTranslation(inputs: 2...2) { (steps) throws(ModelFormatProblem) in
    let options = try steps.source.options(TFLiteSchema.GatherOptions.self)
    let rank = try steps.source.input(0, "input").shape.rank
    let batchAxes = try options.int(.batchDims)
    let form = Gather(
      axis: try steps.axis(options.int(.axis), of: rank),
      batchAxes: batchAxes < 0 ? batchAxes + rank : batchAxes)
    steps.add(.gather(form), inputs: 2)
  }

  static let resizeBilinear = TFLiteTranslation(inputs: 2...2) {
    (steps) throws(ModelFormatProblem) in
    let options = try steps.source.options(TFLiteSchema.ResizeBilinearOptions.self)
    let size = try steps.integers(1, "size", count: 2)
    let coordinates: ResizeCoordinates =
      try options.bool(.alignCorners)
      ? .alignCorners : options.bool(.halfPixelCenters) ? .halfPixel : .asymmetric
    steps.add(
      .resize(
        Resize(
          size: Extent(height: size[0], width: size[1]), mode: .bilinear,
          coordinates: coordinates)), inputs: 1)
  }

  static let resizeNearestNeighbor = TFLiteTranslation(inputs: 2...2) {
    (steps) throws(ModelFormatProblem) in
    let options = try steps.source.options(TFLiteSchema.ResizeNearestNeighborOptions.self)
    let size = try steps.integers(1, "size", count: 2)
    let alignsCorners = try options.bool(.alignCorners)
    let coordinates: ResizeCoordinates =
      try alignsCorners
      ? .alignCorners : options.bool(.halfPixelCenters) ? .halfPixelCenters : .asymmetric
    steps.add(
      .resize(
        Resize(
          size: Extent(height: size[0], width: size[1]), mode: .nearest, coordinates: coordinates,
          rounding: alignsCorners ? .halfUp : .floor)), inputs: 1)
  }

  static let tile = TFLiteTranslation(inputs: 2...2) { (steps) throws(ModelFormatProblem) in
    let rank = try steps.source.input(0, "input").shape.rank
    steps.add(
      .tile(Tile(repeats: try steps.integers(1, "multiples", count: rank))), inputs: 1)
  }

  /// The third input is the border's value, in the input's own quantisation.
  static let padV2 = TFLiteTranslation(inputs: 3...3) { (steps) throws(ModelFormatProblem) in
    var form = try Pad(paddingsOf: steps.source)
    let value = try steps.source.input(2, "value")
    if case .float32(let reals) = value.constant {
      form.value = reals.first ?? 0
    } else if let quantization = value.quantization {
      let number = try steps.source.bytes(2, "value").first ?? 0
      form.value = quantization.scales[0] * Float(number - Int(quantization.zeroPoints[0]))
    } else {
      form.value = Float(try steps.source.bytes(2, "value").first ?? 0)
    }
    steps.add(.pad(form), inputs: 1)
  }

  static let mirrorPad = TFLiteTranslation(inputs: 2...2) { (steps) throws(ModelFormatProblem) in
    var form = try Pad(paddingsOf: steps.source)
    let mode: Int8 = try steps.source.options(TFLiteSchema.MirrorPadOptions.self).integer(.mode)
    guard mode == 0 || mode == 1 else {
      throw steps.source.problem("mode", found: "\(mode)", expected: "0 or 1")
    }
    form.mode = mode == 0 ? .reflect : .symmetric
    steps.add(.pad(form), inputs: 1)
  }

  static let slice = TFLiteTranslation(inputs: 3...3) { (steps) throws(ModelFormatProblem) in
    let shape = try steps.source.input(0, "input").shape
    let begin = try steps.integers(1, "begin", count: shape.rank)
    let size = try steps.integers(2, "size", count: shape.rank)
    var form = StridedSlice.whole(of: shape)
    for axis in begin.indices {
      guard (0..<max(1, shape[axis])).contains(begin[axis]), size[axis] >= -1,
        size[axis] <= shape[axis] - begin[axis]
      else {
        throw steps.source.problem(
          "begin, size", found: "\(begin[axis]), \(size[axis])",
          expected: "a part of the \(shape[axis]) elements of axis \(axis)")
      }
      form.begin[axis] = begin[axis]
      form.end[axis] = size[axis] == -1 ? shape[axis] : begin[axis] + size[axis]
    }
    steps.add(.stridedSlice(form), inputs: 1)
  }

  static let reverse = TFLiteTranslation(inputs: 2...2) { (steps) throws(ModelFormatProblem) in
    let shape = try steps.source.input(0, "input").shape
    var form = StridedSlice.whole(of: shape)
    for number in try steps.source.integers(1, "axes") {
      let axis = try steps.axis(number, of: shape.rank)
      (form.begin[axis], form.end[axis], form.stride[axis]) = (shape[axis] - 1, -1, -1)
    }
    steps.add(.stridedSlice(form), inputs: 1)
  }

  /// Axes of extent 1 that go or come: the result's own shape says where.
  static let reshape = TFLiteTranslation(inputs: 1...2) { (steps) throws(ModelFormatProblem) in
    steps.add(.reshape(Reshape(shape: try steps.source.output().shape)), inputs: 1)
  }
}

extension Pad {
  /// The widths in the second input.
  init(paddingsOf source: TFLiteOperator) throws(ModelFormatProblem) {
    let rank = try source.input(0, "input").shape.rank
    let pairs = try source.integers(1, "paddings")
    guard pairs.count == 2 * rank, pairs.allSatisfy({ (0...Int(Int32.max)).contains($0) }) else {
      throw source.problem(
        "paddings", found: "\(pairs.prefix(2 * rank + 2))",
        expected: "\(rank) pairs, none negative")
    }
    self.init(
      before: (0..<rank).map { pairs[2 * $0] }, after: (0..<rank).map { pairs[2 * $0 + 1] })
  }
}

extension StridedSlice {
  /// The slice that leaves nothing out.
  static func whole(of shape: Shape) -> StridedSlice {
    StridedSlice(
      begin: shape.dimensions.map { _ in 0 }, end: shape.dimensions,
      stride: shape.dimensions.map { _ in 1 })
  }
}
