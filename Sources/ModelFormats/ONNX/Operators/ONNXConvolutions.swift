internal import ModelIR

extension ONNXOperatorRule {
  /// Convolutions, matrix products and what folds into them.
  static let weightedSums: [ONNXOperatorRule] = [
    ONNXOperatorRule("Conv", inputs: 2) { importer throws(ModelFormatProblem) in
      [
        try importer.convolution(
          importer.input(0), weights: importer.input(1), bias: importer.optionalInput(2))
      ]
    },
    ONNXOperatorRule("ConvTranspose", inputs: 2) { importer throws(ModelFormatProblem) in
      [try importer.transposedConvolution()]
    },
    ONNXOperatorRule("Gemm", inputs: 2) { importer throws(ModelFormatProblem) in
      [try importer.generalProduct()]
    },
    ONNXOperatorRule("MatMul", inputs: 2) { importer throws(ModelFormatProblem) in
      [try importer.product(importer.input(0), importer.input(1))]
    },
    ONNXOperatorRule("BatchNormalization", inputs: 5) { importer throws(ModelFormatProblem) in
      try importer.batchNormalization()
    },
  ]
}

extension ONNXImporter {
  /// A convolution over one or two spatial axes.
  mutating func convolution(
    _ image: ONNXValue, weights: ONNXValue, bias: ONNXValue?
  ) throws(ModelFormatProblem) -> ONNXValue {
    let (image, weights, axes) = try planar(image, weights)
    let taps = shape(weights)
    let channels = shape(image)[1]
    let groups = node.int("group", default: 1)
    guard groups >= 1, channels == groups &* taps[1], taps[0] % groups == 0 else {
      throw node.problem(
        "weights", found: "\(taps) for \(channels) channels in \(groups) groups",
        expected: "as many input channels in each group as the weights have")
    }
    let window = try ONNXWindow(
      node, image: Array(shape(image).suffix(axes)), kernel: Array(taps.suffix(axes)))
    let bias = try bias.map { value throws(ModelFormatProblem) in try inFileOrder(value) }
    let pixels = try channelsLast(image)
    let isDepthwise = groups > 1 && taps[1] == 1
    let result: TensorID
    if isDepthwise {
      result = try emit(
        DepthwiseConvolution(
          stride: window.extent(\.stride), dilation: window.extent(\.dilation),
          padding: window.padding, multiplier: taps[0] / groups, activation: .none),
        [pixels, try stored(weights, in: [1, 2, 3, 0]), bias])
    } else {
      result = try emit(
        Convolution(
          stride: window.extent(\.stride), dilation: window.extent(\.dilation),
          padding: window.padding, activation: .none),
        [pixels, try stored(weights, in: [0, 2, 3, 1]), bias])
    }
    return try withSpatialAxes(axes, image: result)
  }

  /// An image and weights with two spatial axes each, and how many the file has.
  mutating func planar(
    _ image: ONNXValue, _ weights: ONNXValue
  ) throws(ModelFormatProblem) -> (image: ONNXValue, weights: ONNXValue, axes: Int) {
    let axes = image.rank - 2
    guard (1...2).contains(axes), weights.rank == image.rank else {
      throw node.problem(
        "image", found: "\(image.rank) axes, and \(weights.rank) of the weights",
        expected: "batch, channels and one or two spatial axes")
    }
    guard axes == 1 else { return (image, weights, 2) }
    return (try widened(image), try widened(weights), 1)
  }

  /// A value of three axes with a fourth before the last.
  mutating func widened(_ value: ONNXValue) throws(ModelFormatProblem) -> ONNXValue {
    let shape = shape(value)
    return try reshaped(value, to: [shape[0], shape[1], 1, shape[2]])
  }

  /// An NHWC result as a value of the file, which may have one spatial axis.
  mutating func withSpatialAxes(
    _ axes: Int, image: TensorID
  ) throws(ModelFormatProblem) -> ONNXValue {
    let value = ONNXValue(
      image, order: .channelsLast(rank: 4), type: ONNXElementType(graph[image].elementType))
    guard axes == 1 else { return value }
    let shape = shape(value)
    return try reshaped(value, to: [shape[0], shape[1], shape[3]])
  }

  /// A transposed convolution over one or two spatial axes.
  mutating func transposedConvolution() throws(ModelFormatProblem) -> ONNXValue {
    let (image, weights, axes) = try planar(input(0), input(1))
    let taps = shape(weights)
    let extents = Array(shape(image).suffix(axes))
    let groups = node.int("group", default: 1)
    guard groups >= 1, shape(image)[1] == taps[0], taps[0] % groups == 0 else {
      throw node.problem(
        "weights", found: "\(taps)", expected: "\(shape(image)[1]) input channels")
    }
    let stride = try node.counts("strides", count: axes, from: 1, default: 1)
    let dilation = try node.counts("dilations", count: axes, from: 1, default: 1)
    let reach = (0..<axes).map { (taps[4 - axes + $0] - 1) * dilation[$0] + 1 }
    let (before, size) = try spread(extents, reach: reach, stride: stride)
    let isFlat = axes == 1
    let definition = TransposedConvolution(
      stride: Extent(height: isFlat ? 1 : stride[0], width: stride[axes - 1]),
      dilation: Extent(height: isFlat ? 1 : dilation[0], width: dilation[axes - 1]),
      padding: Padding(top: isFlat ? 0 : before[0], left: before[axes - 1]),
      size: Extent(height: isFlat ? 1 : size[0], width: size[axes - 1]))
    let bias = try optionalInput(2).map { value throws(ModelFormatProblem) in
      try inFileOrder(value)
    }
    let spread = try grouped(weights, groups: groups)
    let result = try emit(
      definition, [try channelsLast(image), try stored(spread, in: [1, 2, 3, 0]), bias])
    return try withSpatialAxes(axes, image: result)
  }

  /// What a transposed convolution leaves out before each axis, and the extents of its result.
  private func spread(
    _ image: [Int], reach: [Int], stride: [Int]
  ) throws(ModelFormatProblem) -> (before: [Int], size: [Int]) {
    let axes = image.count
    let extra = try node.counts("output_padding", count: axes, from: 0, default: 0)
    let whole = (0..<axes).map { stride[$0] * (image[$0] - 1) + extra[$0] + reach[$0] }
    let scheme = node.string("auto_pad", default: "NOTSET")
    guard scheme.hasPrefix("SAME") || node.has("output_shape") else {
      let pads = try node.counts("pads", count: 2 * axes, from: 0, default: 0)
      let size = (0..<axes).map { whole[$0] - pads[$0] - pads[axes + $0] }
      return (Array(pads[..<axes]), size)
    }
    let size =
      node.has("output_shape")
      ? Array(
        try node.counts(
          "output_shape", count: node.ints("output_shape")?.count ?? axes, from: 1, default: 1
        ).suffix(axes))
      : (0..<axes).map { image[$0] * stride[$0] }
    guard size.count == axes else {
      throw node.problem("output_shape", found: "\(size)", expected: "\(axes) extents")
    }
    let totals = (0..<axes).map { max(0, whole[$0] - size[$0]) }
    let before = totals.map { scheme == "SAME_UPPER" ? $0 / 2 : $0 - $0 / 2 }
    return (before, size)
  }

  /// Weights `[C, M/g, kh, kw]` of several groups as those of one, with zeros between the groups.
  private mutating func grouped(
    _ weights: ONNXValue, groups: Int
  ) throws(ModelFormatProblem) -> ONNXValue {
    guard groups > 1 else { return weights }
    let taps = shape(weights)
    guard case .float32(let values)? = try constant(weights) else {
      throw node.problem(
        "weights", found: "a value that only running gives", expected: "constant weights")
    }
    let inner = taps[1] * taps[2] * taps[3]
    let perGroup = taps[0] / groups
    var spread: [Float] = []
    for channel in 0..<taps[0] {
      let own = channel / perGroup
      for group in 0..<groups {
        spread +=
          group == own
          ? Array(values[channel * inner..<(channel + 1) * inner])
          : Array(repeating: 0, count: inner)
      }
    }
    let shape = [taps[0], taps[1] * groups, taps[2], taps[3]]
    return ONNXValue(add(constant: .float32(spread), shape: shape), rank: 4, type: .float32)
  }
}
