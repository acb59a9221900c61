import ModelIR
import Testing

/// A layer whose cycles the MAX78000's vendor counts.
struct VendorLayer: Sendable, CustomTestStringConvertible {
  /// What the layer does to its pooled input.
  enum Work: Sendable {
    /// Convolves with a square kernel of so many rows, and so much padding on each side.
    case convolve(kernel: Int, padding: Int)
    /// Connects all of it to each output.
    case connect
    /// Adds a second operand of the same shape.
    case add
  }

  /// What the chip does otherwise than this machine, so that its cycles cannot be met.
  enum Reason: String, Sendable {
    case readsInTurn = "reads a pixel in 2 to 3 cycles before its outputs, not at the same time"
    case poolsPixels = "pools a pixel per cycle, where a word here holds sixteen of 4 channels"
    case flattensPixels = "flattens a pixel per cycle, where the tap lanes here take a row of them"
    case privateWeights = "has weights and biases beside each processor, not in the banks"
    case addsPixels = "adds a pixel in 5 cycles however few its channels, and not full lanes"
  }

  /// The name of the vendor's test case.
  let name: String
  let height: Int
  let width: Int
  let inputs: Int
  /// Rows and columns of the pooling window, and pixels from one to the next.
  var pool = 1
  var poolStride = 1
  let outputs: Int
  let work: Work
  /// The vendor's count.
  let cycles: Int
  /// Why this machine cannot follow; nothing where it does.
  var reason: Reason?

  var testDescription: String {
    "\(name), \(cycles) cycles" + (reason.map { "; the chip \($0.rawValue)" } ?? "")
  }

  /// The layer as a graph.
  var graph: Graph {
    var graph = Graph(name: name)
    let image = graph.add(activation("image", [1, height, width, inputs]))
    graph.inputs = [image]
    let pooled = pool > 1 ? addPool(of: image, to: &graph) : image
    switch work {
    case .convolve(let kernel, let padding):
      graph.outputs = [convolve(pooled, kernel: kernel, padding: padding, in: &graph)]
    case .connect: graph.outputs = [connect(pooled, in: &graph)]
    case .add:
      let other = graph.add(activation("other", graph[pooled].shape))
      graph.inputs.append(other)
      let sum = graph.add(activation("sum", graph[pooled].shape))
      append(.add(Add(activation: .none)), [pooled, other], sum, to: &graph)
      graph.outputs = [sum]
    }
    return graph
  }

  private func addPool(of image: TensorID, to graph: inout Graph) -> TensorID {
    let extent = { (size: Int) in (size - pool) / poolStride + 1 }
    let result = graph.add(activation("pooled", [1, extent(height), extent(width), inputs]))
    let form = MaxPool(
      kernel: Extent(height: pool, width: pool),
      stride: Extent(height: poolStride, width: poolStride), padding: Padding(), activation: .none)
    append(.maxPool(form), [image], result, to: &graph)
    return result
  }

  private func convolve(
    _ image: TensorID, kernel: Int, padding: Int, in graph: inout Graph
  ) -> TensorID {
    let shape = graph[image].shape
    let weights = graph.add(constant([outputs, kernel, kernel, inputs]))
    let extent = { (size: Int) in size + 2 * padding - kernel + 1 }
    let result = graph.add(activation("result", [1, extent(shape[1]), extent(shape[2]), outputs]))
    let form = Convolution(
      stride: Extent(height: 1, width: 1),
      padding: Padding(top: padding, bottom: padding, left: padding, right: padding),
      activation: .relu)
    append(.convolution(form), [image, weights, nil], result, to: &graph)
    return result
  }

  private func connect(_ image: TensorID, in graph: inout Graph) -> TensorID {
    let length = graph[image].shape.elementCount
    let weights = graph.add(constant([outputs, length]))
    let result = graph.add(activation("result", [1, outputs]))
    append(
      .fullyConnected(FullyConnected(activation: .none)), [image, weights, nil], result, to: &graph)
    return result
  }

  private func append(
    _ form: Operator, _ inputs: [TensorID?], _ result: TensorID, to graph: inout Graph
  ) {
    graph.operations.append(Operation(form, inputs: inputs, outputs: [result]))
  }

  private func activation(_ name: String, _ shape: Shape) -> Tensor {
    Tensor(
      name: name, shape: shape, elementType: .int8,
      quantization: Quantization(scale: 0.5, zeroPoint: 0))
  }

  private func constant(_ shape: Shape) -> Tensor {
    var tensor = activation("weights", shape)
    tensor.constant = .int8(Array(repeating: 1, count: shape.elementCount))
    return tensor
  }
}
