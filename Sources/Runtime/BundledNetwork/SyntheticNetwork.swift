internal import ModelIR

/// Builds a quantised network layer by layer with seeded weights, at scales that keep every layer's
/// activations spread over their range.
struct SyntheticNetwork {
  /// The real standard deviation that each layer's sums are scaled to.
  private static let sumDeviation = 2.0
  /// The quantisation behind a ReLU6: 0 to 6 over all 256 integers.
  static let clamped = Quantization(scale: 6.0 / 255, zeroPoint: -128)
  /// The quantisation of a layer without a clamp: four deviations either way.
  static let linear = Quantization(scale: Float(4 * sumDeviation / 127), zeroPoint: 0)

  private(set) var graph: Graph
  private var random: SeededWeights

  init(name: String, seed: UInt64) {
    graph = Graph(name: name)
    random = SeededWeights(seed: seed)
  }

  /// Adds the graph's input: signed bytes in −1 to 1, an image where it has four extents.
  mutating func input(_ shape: Shape) -> TensorID {
    let id = graph.add(
      Tensor(
        name: "image", shape: shape, elementType: .int8,
        quantization: Quantization(scale: 1.0 / 128, zeroPoint: 0)))
    graph.inputs.append(id)
    return id
  }

  /// Adds a dense convolution with "same" padding, or that many zeros on each side.
  mutating func convolution(
    _ input: TensorID, name: String, kernel: Extent, stride: Int = 1, channels: Int, clamp: Bool,
    padding zeros: Int? = nil
  ) -> TensorID {
    let shape = graph[input].shape
    let weights: Shape = [channels, kernel.height, kernel.width, shape[3]]
    let padding =
      zeros.map { Padding(top: $0, bottom: $0, left: $0, right: $0) }
      ?? Self.samePadding(shape, kernel: kernel, stride: stride)
    let form = Convolution(
      stride: Extent(height: stride, width: stride), padding: padding,
      activation: clamp ? .relu6 : .none)
    return layer(
      .convolution(form), input, name: name, weights: weights, axis: 0,
      reduction: kernel.height * kernel.width * shape[3],
      size: Self.size(shape, kernel, stride, padding), channels: channels, clamp: clamp)
  }

  /// Adds a 3×3 depthwise convolution with "same" padding and a ReLU6.
  mutating func depthwise(_ input: TensorID, name: String, stride: Int) -> TensorID {
    let shape = graph[input].shape
    let kernel = Extent(height: 3, width: 3)
    let padding = Self.samePadding(shape, kernel: kernel, stride: stride)
    let form = DepthwiseConvolution(
      stride: Extent(height: stride, width: stride), padding: padding, multiplier: 1,
      activation: .relu6)
    return layer(
      .depthwiseConvolution(form), input, name: name, weights: [1, 3, 3, shape[3]], axis: 3,
      reduction: 9, size: Self.size(shape, kernel, stride, padding), channels: shape[3],
      clamp: true)
  }

  /// Adds a maximum over windows of 2 × 2, two pixels apart; an odd row or column is left out.
  mutating func halved(_ input: TensorID, name: String, rows: Bool = true) -> TensorID {
    let shape = graph[input].shape
    let window = Extent(height: rows ? 2 : 1, width: 2)
    return append(
      .maxPool(MaxPool(kernel: window, stride: window, padding: Padding(), activation: .none)),
      [input], name: name, shape: [1, shape[1] / window.height, shape[2] / 2, shape[3]],
      quantization: graph[input].quantization)
  }

  /// Adds a fully connected layer over all that a tensor holds.
  mutating func connected(
    _ input: TensorID, name: String, outputs: Int, clamp: Bool
  ) -> TensorID {
    let width = graph[input].shape.elementCount
    return weighted(
      .fullyConnected(FullyConnected(activation: clamp ? .relu6 : .none)), input, name: name,
      weights: [outputs, width], axis: nil, reduction: width, outputShape: [1, outputs],
      channels: outputs, quantization: clamp ? Self.clamped : Self.linear)
  }

  /// Makes a tensor the graph's output.
  mutating func finish(with output: TensorID) { graph.outputs.append(output) }

  /// Adds the sum of two tensors of one shape.
  mutating func sum(_ left: TensorID, _ right: TensorID, name: String) -> TensorID {
    append(
      .add(Add(activation: .none)), [left, right], name: name, shape: graph[left].shape,
      quantization: Self.linear)
  }

  /// Adds the mean over rows and columns.
  mutating func globalMean(_ input: TensorID, name: String) -> TensorID {
    let shape = graph[input].shape
    return append(
      .mean(Mean(axes: [1, 2], keepsAxes: false)), [input], name: name, shape: [1, shape[3]],
      quantization: graph[input].quantization)
  }

  /// Adds a fully connected layer and the softmax behind it, which becomes the graph's output.
  mutating func classifier(_ input: TensorID, classes: Int) {
    let width = graph[input].shape[1]
    let logits = weighted(
      .fullyConnected(FullyConnected(activation: .none)), input, name: "logits",
      weights: [classes, width], axis: nil, reduction: width, outputShape: [1, classes],
      channels: classes, quantization: Self.linear)
    let scores = append(
      .softmax(Softmax()), [logits], name: "scores", shape: [1, classes],
      quantization: Quantization(scale: 1.0 / 256, zeroPoint: -128))
    graph.outputs.append(scores)
  }

  /// TensorFlow's "same": as many zeros as `ceil(size / stride)` windows need, the odd one at the
  /// end.
  private static func samePadding(_ shape: Shape, kernel: Extent, stride: Int) -> Padding {
    func total(_ size: Int, _ kernel: Int) -> Int {
      max(0, ((size + stride - 1) / stride - 1) * stride + kernel - size)
    }
    let rows = total(shape[1], kernel.height)
    let columns = total(shape[2], kernel.width)
    return Padding(
      top: rows / 2, bottom: rows - rows / 2, left: columns / 2, right: columns - columns / 2)
  }

  private static func size(
    _ shape: Shape, _ kernel: Extent, _ stride: Int, _ padding: Padding
  ) -> Extent {
    Extent(
      height: (shape[1] + padding.top + padding.bottom - kernel.height) / stride + 1,
      width: (shape[2] + padding.left + padding.right - kernel.width) / stride + 1)
  }

  private mutating func layer(
    _ form: Operator, _ input: TensorID, name: String, weights: Shape, axis: Int, reduction: Int,
    size: Extent, channels: Int, clamp: Bool
  ) -> TensorID {
    weighted(
      form, input, name: name, weights: weights, axis: axis, reduction: reduction,
      outputShape: [1, size.height, size.width, channels], channels: channels,
      quantization: clamp ? Self.clamped : Self.linear)
  }

  private mutating func weighted(
    _ form: Operator, _ input: TensorID, name: String, weights: Shape, axis: Int?, reduction: Int,
    outputShape: Shape, channels: Int, quantization: Quantization
  ) -> TensorID {
    let inputScale = graph[input].quantization?.scale(ofChannel: 0) ?? 1
    let scale = Self.weightScale(
      reduction: reduction, inputPower: Self.power(of: graph[input].quantization))
    let count = axis == nil ? 1 : channels
    let weight = graph.add(
      Tensor(
        name: name + "/weights", shape: weights, elementType: .int8,
        quantization: Quantization(
          scales: Array(repeating: scale, count: count),
          zeroPoints: Array(repeating: 0, count: count), axis: axis),
        constant: .int8(random.weights(count: weights.elementCount))))
    let biasScale = inputScale * scale
    let bias = graph.add(
      Tensor(
        name: name + "/bias", shape: [channels], elementType: .int32,
        quantization: Quantization(
          scales: Array(repeating: biasScale, count: count),
          zeroPoints: Array(repeating: 0, count: count), axis: axis == nil ? nil : 0),
        constant: .int32(random.biases(count: channels, bound: Int32(0.5 / biasScale)))))
    return append(
      form, [input, weight, bias], name: name, shape: outputShape, quantization: quantization)
  }

  private mutating func append(
    _ form: Operator, _ inputs: [TensorID], name: String, shape: Shape,
    quantization: Quantization?
  ) -> TensorID {
    let id = graph.add(
      Tensor(name: name, shape: shape, elementType: .int8, quantization: quantization))
    graph.operations.append(Operation(form, inputs: inputs, outputs: [id]))
    return id
  }

  /// The weight scale that gives sums of the wanted deviation: `σ² = K · σ_w² · s² · E[x²]`.
  private static func weightScale(reduction: Int, inputPower: Double) -> Float {
    Float(
      sumDeviation / (SeededWeights.deviation * (Double(reduction) * inputPower).squareRoot()))
  }

  /// `E[x²]` of a layer's input: half a Gaussian's behind a clamp, a Gaussian's or an image's else.
  private static func power(of quantization: Quantization?) -> Double {
    if quantization == clamped { return sumDeviation * sumDeviation / 2 }
    return quantization == linear ? sumDeviation * sumDeviation : 1.0 / 3
  }
}
