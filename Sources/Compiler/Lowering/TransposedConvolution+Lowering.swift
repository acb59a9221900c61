internal import InstructionSet
internal import ModelIR
internal import QuantizedArithmetic

extension Lowering {
  /// A convolution, with its taps the other way round, of the image with zeros between its pixels.
  mutating func lower(
    _ form: TransposedConvolution, _ operation: Operation
  ) throws(Diagnostic) {
    let weights = graph[try tensorID(operation, 1)]
    let requantizations = try checked { () throws(OperatorError) in
      try form.requantizations(
        image: tensor(operation, 0), weights: weights, result: graph[operation.outputs[0]])
    }
    let extents = weights.shape
    let border = Padding(
      top: (extents[1] - 1) * form.dilation.height - form.padding.top,
      left: (extents[2] - 1) * form.dilation.width - form.padding.left)
    guard border.top >= 0, border.left >= 0 else {
      throw refusal(
        found: "a padding of \(form.padding.top) rows and \(form.padding.left) columns",
        accepted: "less than the kernel's reach", remedy: "slice the result instead")
    }
    let image = try spread(operation, stride: form.stride)
    var convolve = Convolve()
    convolve.setWindow(
      kernel: Extent(height: extents[1], width: extents[2]),
      stride: Extent(height: 1, width: 1), dilation: form.dilation, padding: border)
    let strides = ConvolutionWeights.Strides(
      output: extents[1] * extents[2] * extents[3], row: extents[2] * extents[3],
      column: extents[3], channel: 1)
    try addConvolution(
      convolve, operation, image: image, image.map, strides: strides,
      requantizations: requantizations, images: images(operation), flipsTaps: true)
  }

  /// An operation's image with zeros between its pixels, so that they are so far apart.
  private mutating func spread(
    _ operation: Operation, stride: Extent
  ) throws(Diagnostic) -> Value {
    let image = try value(operation)
    guard stride.height > 1 || stride.width > 1 else { return image }
    let tensor = tensor(operation, 0)
    let shape = tensor.shape
    let (height, width) = ((shape[1] - 1) * stride.height + 1, (shape[2] - 1) * stride.width + 1)
    let strides = shape.strides
    let sources = [
      (0..<shape[0]).map { $0 * strides[0] },
      (0..<height).map { $0 % stride.height == 0 ? $0 / stride.height * strides[1] : -1 },
      (0..<width).map { $0 % stride.width == 0 ? $0 / stride.width * strides[2] : -1 },
      Array(0..<shape[3]),
    ]
    let map = FeatureMap(
      Shape([shape[0], height, width, shape[3]]), wordBytes: wordBytes)
    let result = newValue(map, name: "\(tensor.name)/spread", zeroPoint: image.zeroPoint)
    let steps = [height * width * shape[3], width * shape[3], shape[3], 1]
    let rearrangement = Rearrangement(
      leftCount: image.map.elementCount, resultCount: map.elementCount,
      axes: zip(sources, steps).map { Rearrangement.Axis(sources: $0, step: $1) },
      fill: tensor.quantization?.zeroPoints.first ?? 0)
    let layer = schedule.layers.count
    schedule.layers.append(Layer(name: "\(tensor.name)/spread", operatorName: "spread"))
    try add(
      .rearrange(rearrangement), left: (image, tensor.chipFormat), right: nil,
      result: (result, tensor.chipFormat), layer: layer)
    return result
  }
}
