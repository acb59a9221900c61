internal import InstructionSet
internal import ModelIR

extension Lowering {
  /// A fully connected layer is a convolution: of single pixels, or of windows as large as the
  /// image.
  mutating func lower(_ form: FullyConnected, _ operation: Operation) throws(Diagnostic) {
    let weights = graph[try tensorID(operation, 1)]
    let requantizations = try checked { () throws(OperatorError) in
      try form.requantizations(
        rows: tensor(operation, 0), weights: weights, result: graph[operation.outputs[0]])
    }
    let (image, map) = try rows(of: try value(operation), length: weights.shape[1])
    var convolve = Convolve()
    // Rows of pixels, or the whole image as one window.
    if map.channels != weights.shape[1] {
      convolve.kernelHeight = map.height
      convolve.kernelWidth = map.width
    } else if !map.flattened.fitsOneRow {
      throw refusal(
        found: "\(map.pixels) rows of \(map.channels) values", accepted: "rows within 1 MiB",
        remedy: "export the model with a smaller batch")
    }
    let strides = ConvolutionWeights.Strides(
      output: weights.shape[1], row: convolve.kernelWidth * map.channels, column: map.channels,
      channel: 1)
    try addConvolution(
      convolve, operation, image: image, map, strides: strides, requantizations: requantizations)
  }

  /// A value seen so that each pixel, or the whole of it, is a row of the given length.
  mutating func rows(
    of value: Value, length: Int
  ) throws(Diagnostic) -> (value: Value, map: FeatureMap) {
    let map = value.map
    if map.channels == length { return (value, map) }
    let rows = FeatureMap(
      height: 1, width: map.elementCount / length, channels: length, wordBytes: wordBytes)
    if map.sharesBytes(with: rows) {
      schedule.widen(value.buffer, to: rows.byteCount)
      return (value, rows)
    }
    // Kernels have at most 255 rows and columns.
    if rows.width == 1 && max(map.height, map.width) <= 255 { return (value, map) }
    var laidOut = newValue(rows, name: "\(name(of: value))/rows", zeroPoint: value.zeroPoint)
    laidOut.map = rows
    try addReshape(from: value, to: laidOut, layer: schedule.layers.count)
    return (laidOut, rows)
  }

  func name(of value: Value) -> String { schedule[value.buffer].name }

  mutating func addReshape(from value: Value, to result: Value, layer: Int) throws(Diagnostic) {
    var form = VectorReshape()
    form.input = value.map
    form.output = result.map
    try add(form, buffers: [value.buffer, result.buffer], layer: layer)
  }
}
