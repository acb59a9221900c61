import Compression
import ModelIR
import TestSupport

/// A small float network whose shapes and numbers hang on a seed alone: convolutions with clamps, a
/// residual addition, poolings, a classifier with a softmax.
struct FloatNetwork {
  private(set) var graph: Graph
  private var random: RepeatableRandom
  private var last: TensorID

  init(seed: UInt64, addsSoftmax: Bool = true) {
    random = RepeatableRandom(seed: seed)
    graph = Graph(name: "float-\(seed)")
    last = graph.add(Tensor(name: "image", shape: [1, 9, 7, 3], elementType: .float32))
    graph.inputs = [last]
    let channels = Int.random(in: 4...11, using: &random)
    addConvolution(outputs: channels, kernel: 3, activation: .relu)
    let start = last
    addDepthwise()
    addConvolution(outputs: channels, kernel: 1, activation: .none)
    add(.add(Add(activation: .relu)), [start, last])
    add(
      .maxPool(
        MaxPool(
          kernel: Extent(height: 2, width: 2), stride: Extent(height: 2, width: 2),
          padding: Padding(), activation: .none)), [last])
    addConvolution(outputs: channels + 3, kernel: 3, activation: .relu6)
    add(.mean(Mean(axes: [1, 2], keepsAxes: false)), [last])
    addFullyConnected(outputs: 5)
    if addsSoftmax { add(.softmax(Softmax()), [last]) }
    graph.outputs = [last]
  }

  /// Frames for the network's input, evenly from −1 to 1.
  mutating func frames(_ count: Int) -> [[TensorElements]] {
    (0..<count).map { _ in
      [.float32(random.array(of: -1...1, count: graph[graph.inputs[0]].shape.elementCount))]
    }
  }

  /// Adds reals that an operation may read.
  mutating func addConstant(_ shape: Shape, _ values: [Float]) -> TensorID {
    graph.add(
      Tensor(
        name: "c\(graph.tensors.count)", shape: shape, elementType: .float32,
        constant: .float32(values)))
  }

  /// Gives each layer's channels one weight that is far greater than the others, so that 8 bits are
  /// coarse for them.
  mutating func coarsenWeights() {
    for layer in graph.weightedLayers where layer.inputAxis == 1 {
      guard var values = graph[layer.weights].floats else { continue }
      let inputs = graph[layer.weights].shape[1]
      for start in stride(from: 0, to: values.count, by: inputs) { values[start] *= 60 }
      graph[layer.weights].constant = .float32(values)
    }
  }

  mutating func add(_ form: Operator, _ inputs: [TensorID?]) {
    let shapes = try? form.resultShapes(of: inputs.map { id in id.map { graph[$0] } })
    last = graph.add(
      Tensor(
        name: "t\(graph.tensors.count)", shape: shapes?.first ?? [], elementType: .float32))
    graph.operations.append(Operation(form, inputs: inputs, outputs: [last]))
    graph.outputs = [last]
  }

  /// Reals spread so that sums of so many keep to about one.
  private mutating func constant(_ shape: Shape, reduction: Int) -> TensorID {
    let bound = (3 / Float(reduction)).squareRoot()
    return graph.add(
      Tensor(
        name: "c\(graph.tensors.count)", shape: shape, elementType: .float32,
        constant: .float32(random.array(of: -bound...bound, count: shape.elementCount))))
  }

  mutating func addConvolution(outputs: Int, kernel: Int, activation: Activation) {
    let channels = graph[last].shape[3]
    let border = kernel / 2
    let form = Convolution(
      stride: Extent(height: 1, width: 1),
      padding: Padding(top: border, bottom: border, left: border, right: border),
      activation: activation)
    let weights = constant(
      [outputs, kernel, kernel, channels], reduction: kernel * kernel * channels)
    add(.convolution(form), [last, weights, constant([outputs], reduction: 3)])
  }

  private mutating func addDepthwise() {
    let form = DepthwiseConvolution(
      stride: Extent(height: 1, width: 1),
      padding: Padding(top: 1, bottom: 1, left: 1, right: 1), multiplier: 1, activation: .relu)
    let channels = graph[last].shape[3]
    let weights = constant([1, 3, 3, channels], reduction: 9)
    add(.depthwiseConvolution(form), [last, weights, constant([channels], reduction: 3)])
  }

  private mutating func addFullyConnected(outputs: Int) {
    let width = graph[last].shape[1]
    let weights = constant([outputs, width], reduction: width)
    add(
      .fullyConnected(FullyConnected(activation: .none)),
      [last, weights, constant([outputs], reduction: 3)])
  }
}

extension TensorElements {
  /// The reals held; none where these are integers.
  var reals: [Float] {
    guard case .float32(let values) = self else { return [] }
    return values
  }
}
