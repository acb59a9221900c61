internal import InstructionSet
internal import ModelIR
internal import QuantizedArithmetic

extension Lowering {
  mutating func lower(_ form: Convolution, _ operation: Operation) throws(Diagnostic) {
    let image = try value(operation)
    let weights = graph[try tensorID(operation, 1)]
    let requantizations = try checked { () throws(OperatorError) in
      try form.requantizations(
        image: tensor(operation, 0), weights: weights, result: graph[operation.outputs[0]])
    }
    let extents = weights.shape
    var convolve = Convolve()
    convolve.setWindow(
      kernel: Extent(height: extents[1], width: extents[2]), stride: form.stride,
      dilation: form.dilation, padding: form.padding)
    // Groups are spread out, so that every output has a weight for every channel.
    let channels = image.map.channels
    let strides = ConvolutionWeights.Strides(
      output: extents[1] * extents[2] * channels, row: extents[2] * channels, column: channels,
      channel: 1)
    try addConvolution(
      convolve, operation, image: image, image.map, strides: strides,
      requantizations: requantizations, images: images(operation))
  }

  mutating func lower(_ form: DepthwiseConvolution, _ operation: Operation) throws(Diagnostic) {
    let image = try value(operation)
    let weights = graph[try tensorID(operation, 1)]
    let requantizations = try checked { () throws(OperatorError) in
      try form.requantizations(
        image: tensor(operation, 0), weights: weights, result: graph[operation.outputs[0]])
    }
    guard form.multiplier == 1 else {
      throw refusal(
        found: "a multiplier of \(form.multiplier) on \(weights.shape) weights",
        accepted: "constant 8-bit or 4-bit weights, of which \(DepthwiseExpansion.maximumWeights)"
          + " are made at most", remedy: "repeat the input's channels in the model")
    }
    let extents = weights.shape
    var convolve = Convolve()
    convolve.depthwise = true
    convolve.setWindow(
      kernel: Extent(height: extents[1], width: extents[2]), stride: form.stride,
      dilation: form.dilation, padding: form.padding)
    let strides = ConvolutionWeights.Strides(
      output: 1, row: extents[2] * extents[3], column: extents[3], channel: 0)
    try addConvolution(
      convolve, operation, image: image, image.map, strides: strides,
      requantizations: requantizations, images: images(operation))
  }

  /// Adds a convolution whose window is set, with the rest filled in.
  ///
  /// - Parameters:
  ///   - map: how the convolution sees the image.
  ///   - images: how many images follow each other in the map.
  ///   - flipsTaps: whether the taps come in the opposite order.
  mutating func addConvolution(
    _ window: Convolve, _ operation: Operation, image: Value, _ map: FeatureMap,
    strides: ConvolutionWeights.Strides, requantizations: [Requantization], images: Int = 1,
    flipsTaps: Bool = false
  ) throws(Diagnostic) {
    var sum = try weightedSum(operation, channels: requantizations.count)
    if flipsTaps { sum.flipTaps(channels: map.channels, outputs: requantizations.count) }
    let result = try result(operation)
    var convolve = window
    convolve.input = map
    convolve.output = result.map
    if images == 1 { convolve.flattenPixels() }
    convolve.weightFormat = sum.format
    convolve.weightZeroPoint = sum.zeroPoint
    convolve.inputZeroPoint = image.zeroPoint
    convolve.outputZeroPoint = result.zeroPoint
    convolve.setClamp(requantizations[0], of: graph[operation.outputs[0]])
    schedule.weights.append(
      ConvolutionWeights(
        values: sum.values, strides: strides,
        parameters: try parameters(
          sum, strides, inputZeroPoint: image.zeroPoint, requantizations: requantizations)))
    let slice = WeightSlice(
      weights: schedule.weights.count - 1, channels: 0..<requantizations.count)
    try addEach(images) { (lowering, part, layer) throws(Diagnostic) in
      var own = convolve
      if part.count > 1 {
        own.input = convolve.input.part(part.index, of: part.count)
        own.output = convolve.output.part(part.index, of: part.count)
      }
      try lowering.add(
        own, buffers: [image.buffer, result.buffer], layer: layer, weights: slice)
    }
  }

  /// The tensor of an operation's input, which is there.
  func tensor(_ operation: Operation, _ input: Int) -> Tensor {
    operation.inputs[input].map { graph[$0] } ?? Tensor(name: "", shape: [], elementType: .int8)
  }
}

extension Convolve {
  mutating func setWindow(kernel: Extent, stride: Extent, dilation: Extent, padding: Padding) {
    kernelHeight = kernel.height
    kernelWidth = kernel.width
    strideHeight = stride.height
    strideWidth = stride.width
    dilationHeight = dilation.height
    dilationWidth = dilation.width
    padTop = padding.top
    padLeft = padding.left
  }

  /// Takes the image for one row where each result hangs on one pixel, so that no row has an end.
  mutating func flattenPixels() {
    guard [kernelHeight, kernelWidth, strideHeight, strideWidth] == [1, 1, 1, 1],
      input.pixels == output.pixels, padTop == 0, padLeft == 0,
      [input, output].allSatisfy({
        $0.flattened.fitsOneRow && $0.rowBytes == $0.width << $0.brickShift
      })
    else { return }
    input = input.flattened
    output = output.flattened
  }

  mutating func setClamp(_ requantization: Requantization, of result: Tensor) {
    clampLow = Int(requantization.range.lowerBound) + result.chipOffset
    clampHigh = Int(requantization.range.upperBound) + result.chipOffset
    rounding = requantization.rounding
  }
}

extension FeatureMap {
  /// Whether the instruction's fields hold the width and the bytes of a row.
  var fitsOneRow: Bool { width < 1 << 17 && rowBytes < 1 << 20 }
}
