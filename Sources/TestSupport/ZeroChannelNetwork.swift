package import ModelIR
internal import QuantizedArithmetic

/// Builds networks like those that people train for small chips, whose layers have outputs and
/// inputs with zero weights; shapes, numbers and zeros hang on a seed alone.
///
/// Depthwise and pointwise convolutions with residual additions, poolings and paddings, then a
/// classifier, flattened or averaged.
package struct ZeroChannelNetwork: Sendable {
  /// The network.
  package private(set) var graph: Graph
  private var random: RepeatableRandom
  private let elementType: ElementType
  /// The activation that the next operation reads.
  private var last: TensorID

  /// Makes the network of a seed.
  package init(seed: UInt64) {
    random = RepeatableRandom(seed: seed)
    elementType = seed % 4 == 3 ? .uint8 : .int8
    graph = Graph(name: "zeros-\(seed)")
    last = TensorID(0)
    let extents = random.array(of: 4...9, count: 2)
    last = addActivation([1, extents[0], extents[1], Int.random(in: 1...4, using: &random)])
    graph.inputs = [last]
    addConvolution(outputs: Int.random(in: 2...12, using: &random), kernel: 3)
    for _ in 0..<Int.random(in: 1...3, using: &random) { addBlock() }
    addTail()
    graph.outputs = [last]
    graph = graph.plantingZeroChannels(seed: seed)
  }

  /// Random elements for the network's input.
  package mutating func inputs() -> [TensorElements] {
    let count = graph[graph.inputs[0]].shape.elementCount
    return elementType == .uint8
      ? [.uint8(random.array(of: 0...255, count: count))]
      : [.int8(random.array(of: -128...127, count: count))]
  }

  private var shape: Shape { graph[last].shape }

  private mutating func isOneIn(_ count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }
}

// Operations.
extension ZeroChannelNetwork {
  private mutating func addBlock() {
    let start = last
    addDepthwise()
    let isResidual = Bool.random(using: &random)
    addConvolution(
      outputs: isResidual ? graph[start].shape[3] : Int.random(in: 1...16, using: &random),
      kernel: isOneIn(4) ? 3 : 1)
    if shape == graph[start].shape {
      add(.add(Add(activation: activation())), [start, last], scale: 0.02)
    }
    if isOneIn(4) { addPool() }
    if isOneIn(4) { addLikeInput(.pad(Pad(before: [0, 1, 0, 0], after: [0, 0, 1, 0]))) }
    if isOneIn(4) { add(.quantize(Quantize()), [last], scale: 0.03) }
    if isOneIn(6) {
      let end = shape.dimensions
      addLikeInput(
        .stridedSlice(StridedSlice(begin: [0, 0, 0, 0], end: end, stride: [1, 2, 1, 1])))
    }
  }

  private mutating func addTail() {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return
    case 1: add(.mean(Mean(axes: [1, 2], keepsAxes: false)), [last], scale: 0.02)
    case 2: addLikeInput(.reshape(Reshape(shape: [1, shape.elementCount])))
    default: break
    }
    // Without a reshape in front, the layer flattens the image itself.
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      addFullyConnected(outputs: Int.random(in: 2...10, using: &random))
    }
    if Bool.random(using: &random) {
      add(
        .softmax(Softmax()), [last], scale: 1 / 256, zeroPoint: elementType == .uint8 ? 0 : -128)
    }
  }

  private mutating func addConvolution(outputs: Int, kernel: Int) {
    let size = min(kernel, shape[1], shape[2])
    let form = Convolution(stride: one, padding: padding(size), activation: activation())
    addLayer(.convolution(form), [outputs, size, size, shape[3]], channelAxis: 0)
  }

  private mutating func addDepthwise() {
    let size = min(Int.random(in: 1...3, using: &random), shape[1], shape[2])
    let multiplier = isOneIn(4) ? 2 : 1
    let form = DepthwiseConvolution(
      stride: isOneIn(4) ? Extent(height: 2, width: 2) : one, padding: padding(size),
      multiplier: multiplier, activation: activation())
    addLayer(
      .depthwiseConvolution(form), [1, size, size, shape[3] * multiplier], channelAxis: 3)
  }

  private mutating func addFullyConnected(outputs: Int) {
    let form = FullyConnected(
      activation: activation(), keepsAxes: false, rounding: isOneIn(2) ? .double : .single)
    addLayer(.fullyConnected(form), [outputs, shape.elementCount], channelAxis: 0)
  }

  private mutating func addPool() {
    let size = min(2, shape[1], shape[2])
    let kernel = Extent(height: size, width: size)
    addLikeInput(
      isOneIn(2)
        ? .maxPool(
          MaxPool(kernel: kernel, stride: one, padding: padding(size), activation: activation()))
        : .averagePool(
          AveragePool(kernel: kernel, stride: one, padding: padding(size), activation: .none)))
  }

  private var one: Extent { Extent(height: 1, width: 1) }

  private mutating func activation() -> Activation { isOneIn(2) ? .relu6 : .none }

  /// None, or what keeps the extents.
  private mutating func padding(_ kernel: Int) -> Padding {
    guard !isOneIn(3) else { return Padding() }
    let before = (kernel - 1) / 2
    let after = kernel - 1 - before
    return Padding(top: before, bottom: after, left: before, right: after)
  }
}

// Tensors.
extension ZeroChannelNetwork {
  private mutating func addActivation(
    _ shape: Shape, scale: Float = 0.02, zeroPoint: Int32? = nil
  ) -> TensorID {
    let range: ClosedRange<Int32> = elementType == .uint8 ? 0...255 : -128...127
    return graph.add(
      Tensor(
        name: "t\(graph.tensors.count)", shape: shape, elementType: elementType,
        quantization: Quantization(
          scale: scale, zeroPoint: zeroPoint ?? Int32.random(in: range, using: &random))))
  }

  private mutating func addLikeInput(_ form: Operator) {
    let own = graph[last].quantization
    add(form, [last], scale: own?.scales[0] ?? 1, zeroPoint: own?.zeroPoints[0])
  }

  /// Adds an operation where the operator takes the shapes.
  private mutating func add(
    _ form: Operator, _ inputs: [TensorID?], scale: Float, zeroPoint: Int32? = nil
  ) {
    let tensors = inputs.map { id in id.map { graph[$0] } }
    guard let shape = try? form.resultShapes(of: tensors).first else { return }
    last = addActivation(shape, scale: scale, zeroPoint: zeroPoint)
    graph.operations.append(Operation(form, inputs: inputs, outputs: [last]))
  }

  private mutating func addLayer(_ form: Operator, _ shape: Shape, channelAxis: Int) {
    let channels = shape[channelAxis]
    let isPerChannel = elementType == .int8 && isOneIn(2)
    let isInt4 = elementType == .int8 && isOneIn(4)
    let scales = random.array(of: 0.005...0.02, count: isPerChannel ? channels : 1)
    let count = shape.elementCount
    let zeroPoint: Int32 = elementType == .uint8 ? 117 : 0
    let weights = graph.add(
      Tensor(
        name: "w\(graph.tensors.count)", shape: shape,
        elementType: isInt4 ? .int4 : elementType,
        quantization: Quantization(
          scales: scales, zeroPoints: scales.map { _ in zeroPoint },
          axis: isPerChannel ? channelAxis : nil),
        constant: elementType == .uint8
          ? .uint8(random.array(of: 0...255, count: count))
          : .int8(random.array(of: isInt4 ? -8...7 : -127...127, count: count))))
    let bias =
      isOneIn(4)
      ? nil
      : graph.add(
        Tensor(
          name: "b\(graph.tensors.count)", shape: [channels], elementType: .int32,
          constant: .int32(random.array(of: -3000...3000, count: channels))))
    add(form, bias == nil && isOneIn(2) ? [last, weights] : [last, weights, bias], scale: 0.03)
  }
}
