package import ModelIR

/// Builds networks of the shape that mobile networks have: a strided convolution, then blocks that
/// expand, filter each channel and project, whose maps in between are the largest.
package struct MobileBlocks: Sendable {
  /// The network.
  package private(set) var graph: Graph
  private var random: RepeatableRandom
  private var last: TensorID

  /// Makes the network of a seed: 20 to 40 rows and columns, one to three blocks.
  package init(seed: UInt64) {
    random = RepeatableRandom(seed: seed)
    graph = Graph(name: "blocks-\(seed)")
    last = TensorID(0)
    let size = random.array(of: 20...40, count: 2)
    last = graph.add(Self.activation("image", [1, size[0], size[1], 3]))
    graph.inputs = [last]
    convolve("stem", outputs: 8 * Int.random(in: 1...2, using: &random), kernel: 3, stride: 2)
    for block in 0..<Int.random(in: 1...3, using: &random) { addBlock(block) }
    graph.outputs = [last]
  }

  /// Random elements for the network's input.
  package mutating func inputs() -> [TensorElements] {
    [.int8(random.array(of: -128...127, count: graph[graph.inputs[0]].shape.elementCount))]
  }

  private mutating func addBlock(_ block: Int) {
    let start = last
    let channels = graph[last].shape[3]
    let stride = Int.random(in: 1...2, using: &random)
    let expands = Int.random(in: 0..<4, using: &random) > 0
    if expands { convolve("b\(block)/expand", outputs: 24 + channels * 2, kernel: 1) }
    filter("b\(block)/filter", kernel: 3 + 2 * Int.random(in: 0...1, using: &random), stride)
    convolve("b\(block)/project", outputs: stride == 1 ? channels : 12, kernel: 1)
    guard stride == 1 else { return }
    let sum = graph.add(Self.activation("b\(block)/sum", graph[last].shape))
    graph.operations.append(
      Operation(.add(Add(activation: .none)), inputs: [start, last], outputs: [sum]))
    last = sum
  }

  private mutating func convolve(_ name: String, outputs: Int, kernel: Int, stride: Int = 1) {
    let shape = graph[last].shape
    let form = Convolution(
      stride: Extent(height: stride, width: stride), padding: Self.padding(kernel),
      activation: .none)
    add(
      .convolution(form), name, weights: [outputs, kernel, kernel, shape[3]], kernel, stride,
      outputs)
  }

  private mutating func filter(_ name: String, kernel: Int, _ stride: Int) {
    let channels = graph[last].shape[3]
    let form = DepthwiseConvolution(
      stride: Extent(height: stride, width: stride), padding: Self.padding(kernel), multiplier: 1,
      activation: .none)
    add(
      .depthwiseConvolution(form), name, weights: [1, kernel, kernel, channels], kernel, stride,
      channels)
  }

  /// Adds a layer that keeps the extents but for its stride.
  private mutating func add(
    _ form: Operator, _ name: String, weights: Shape, _ kernel: Int, _ stride: Int, _ outputs: Int
  ) {
    let shape = graph[last].shape
    var tensor = Tensor(
      name: "\(name)/weights", shape: weights, elementType: .int8,
      quantization: Quantization(scale: 0.02, zeroPoint: 0))
    tensor.constant = .int8(random.array(of: -40...40, count: weights.elementCount))
    let id = graph.add(tensor)
    let result = graph.add(
      Self.activation(
        name, [1, (shape[1] - 1) / stride + 1, (shape[2] - 1) / stride + 1, outputs]))
    graph.operations.append(Operation(form, inputs: [last, id, nil], outputs: [result]))
    last = result
  }

  private static func padding(_ kernel: Int) -> Padding {
    Padding(top: kernel / 2, bottom: kernel / 2, left: kernel / 2, right: kernel / 2)
  }

  private static func activation(_ name: String, _ shape: Shape) -> Tensor {
    Tensor(
      name: name, shape: shape, elementType: .int8,
      quantization: Quantization(scale: 0.1, zeroPoint: -3))
  }
}
