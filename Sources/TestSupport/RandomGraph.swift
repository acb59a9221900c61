package import ModelIR

/// Builds quantised graphs whose shapes, attributes and numbers hang on a seed alone.
///
/// Every operator that the chip runs turns up, with odd extents and zero points at the ends of
/// their ranges; scales are such that results spread over the range instead of saturating.
package struct RandomGraph: Sendable {
  /// The graph so far.
  package internal(set) var graph: Graph
  var random: RepeatableRandom
  /// The type of all activations.
  let elementType: ElementType
  /// Activations of four axes that further operations may read.
  var images: [TensorID] = []
  /// Activations of two axes.
  var rows: [TensorID] = []

  /// Makes the graph of a seed.
  package init(seed: UInt64) {
    random = RepeatableRandom(seed: seed)
    graph = Graph(name: "random-\(seed)")
    elementType = seed % 4 == 3 ? .uint8 : .int8
    let extents = random.array(of: 1...12, count: 2)
    let channels = Int.random(in: 1...20, using: &random)
    let input = addActivation([1, extents[0], extents[1], channels], scale: randomScale())
    graph.inputs = [input]
    images = [input]
    for _ in 0..<Int.random(in: 1...6, using: &random) { addOperation() }
    addTail()
    chooseOutputs()
  }

  /// Random elements for the graph's inputs.
  package mutating func inputs() -> [TensorElements] {
    graph.inputs.map { id in
      let count = graph[id].shape.elementCount
      return elementType == .uint8
        ? .uint8(random.array(of: 0...255, count: count))
        : .int8(random.array(of: -128...127, count: count))
    }
  }

  /// Gives out what nothing reads, so that every operation counts; the input where there is none.
  private mutating func chooseOutputs() {
    let read = Set(graph.operations.flatMap { $0.inputs.compactMap(\.self) })
    graph.outputs = graph.operations.flatMap(\.outputs).filter { !read.contains($0) }
    if graph.outputs.isEmpty { graph.outputs = graph.inputs }
  }

  private mutating func addTail() {
    guard let image = images.last else { return }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: addMean(of: image)
    case 1: addFullyConnected(of: image)
    case 2:
      addReshape(of: image)
      addFullyConnected(of: rows.last ?? image)
    default: return
    }
    if Bool.random(using: &random), let row = rows.last { addFullyConnected(of: row) }
    if Bool.random(using: &random), let row = rows.last { addSoftmax(of: row) }
  }

  private mutating func addOperation() {
    guard let image = images.suffix(3).randomElement(using: &random) else { return }
    switch Int.random(in: 0..<18, using: &random) {
    case 12..<18: addFunction(of: image)
    case 0..<4: addConvolution(of: image)
    case 4..<6: addDepthwiseConvolution(of: image)
    case 6: addPool(of: image)
    case 7, 8: addAddition(of: image)
    case 9: addPad(of: image)
    case 10: addSlice(of: image)
    default: addQuantize(of: image)
    }
  }
}

// Tensors.
extension RandomGraph {
  mutating func randomScale() -> Float { Float.random(in: 0.01...0.5, using: &random) }

  mutating func randomActivation() -> Activation {
    [Activation.none, .none, .relu, .relu6, .reluN1To1].randomElement(using: &random) ?? .none
  }

  mutating func randomZeroPoint() -> Int32 {
    let range: ClosedRange<Int32> = elementType == .uint8 ? 0...255 : -128...127
    let any = Int32.random(in: range, using: &random)
    return [range.lowerBound, range.upperBound, any, any].randomElement(using: &random) ?? any
  }

  mutating func addActivation(
    _ shape: Shape, scale: Float, zeroPoint: Int32? = nil
  ) -> TensorID {
    let point = zeroPoint ?? randomZeroPoint()
    return graph.add(
      Tensor(
        name: "t\(graph.tensors.count)", shape: shape, elementType: elementType,
        quantization: Quantization(scale: scale, zeroPoint: point)))
  }

  /// An activation with the quantisation of another.
  mutating func addActivation(_ shape: Shape, like id: TensorID) -> TensorID {
    addActivation(shape, scale: scale(of: id), zeroPoint: graph[id].quantization?.zeroPoints[0])
  }

  func scale(of id: TensorID) -> Float { graph[id].quantization?.scales[0] ?? 1 }

  mutating func addBias(count: Int) -> TensorID? {
    guard Int.random(in: 0..<4, using: &random) > 0 else { return nil }
    return graph.add(
      Tensor(
        name: "t\(graph.tensors.count)", shape: [count], elementType: .int32,
        constant: .int32(random.array(of: -2000...2000, count: count))))
  }

  /// Channels whose weights are zero, as pruning leaves them; mostly none.
  private mutating func randomDeadChannels(of count: Int) -> Set<Int> {
    guard Int.random(in: 0..<3, using: &random) == 0 else { return [] }
    return Set((0..<count).filter { _ in Bool.random(using: &random) })
  }

  /// Constant weights; per channel along an axis or with one scale, of 8 or 4 bits.
  mutating func addWeights(_ shape: Shape, channelAxis: Int, scale: Float) -> TensorID {
    var tensor = Tensor(name: "t\(graph.tensors.count)", shape: shape, elementType: .int8)
    let channels = shape[channelAxis]
    let isPerChannel = elementType == .int8 && Bool.random(using: &random)
    let scales =
      isPerChannel
      ? random.array(of: scale / 2...scale * 2, count: channels) : [scale]
    tensor.quantization = Quantization(
      scales: scales, zeroPoints: Array(repeating: 0, count: scales.count),
      axis: isPerChannel ? channelAxis : nil)
    let count = shape.elementCount
    let dead = randomDeadChannels(of: channels)
    let inner = shape.dimensions[(channelAxis + 1)...].reduce(1, *)
    let isDead = { (position: Int) in dead.contains(position / inner % channels) }
    if elementType == .uint8 {
      let zeroPoint = UInt8.random(in: 0...255, using: &random)
      tensor.elementType = .uint8
      tensor.quantization?.zeroPoints = [Int32(zeroPoint)]
      let values: [UInt8] = random.array(of: 0...255, count: count)
      tensor.constant = .uint8(values.indices.map { isDead($0) ? zeroPoint : values[$0] })
    } else {
      let is4Bit = Int.random(in: 0..<4, using: &random) == 0
      if is4Bit { tensor.elementType = .int4 }
      let values: [Int8] = random.array(of: is4Bit ? -8...7 : -127...127, count: count)
      tensor.constant = .int8(values.indices.map { isDead($0) ? 0 : values[$0] })
    }
    return graph.add(tensor)
  }

  /// Adds an operation, with the result's shape as the operator has it; nil where that is none.
  mutating func add(
    _ form: Operator, _ inputs: [TensorID?], result: (inout RandomGraph, Shape) -> TensorID
  ) -> TensorID? {
    guard let shape = try? form.resultShapes(of: inputs.map { id in id.map { graph[$0] } }).first
    else { return nil }
    let id = result(&self, shape)
    graph.operations.append(Operation(form, inputs: inputs, outputs: [id]))
    return id
  }
}
