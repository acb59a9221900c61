import ChipDescription
import ChipFiles
import ModelIR

/// Graphs written by hand: one input "x", operations in a row, the last result given out.
struct HandGraph {
  private(set) var graph = Graph(name: "hand")
  private(set) var last: TensorID

  init(_ shape: Shape, _ type: ElementType = .int8, scale: Float = 0.5, zeroPoint: Int32 = 0) {
    last = graph.add(HandGraph.tensor("x", shape, type, scale: scale, zeroPoint: zeroPoint))
    graph.inputs = [last]
    graph.outputs = [last]
  }

  /// Goes on behind a graph's first output.
  init(continuing graph: Graph) {
    self.graph = graph
    last = graph.outputs[0]
  }

  static func tensor(
    _ name: String, _ shape: Shape, _ type: ElementType = .int8, scale: Float = 0.5,
    zeroPoint: Int32 = 0
  ) -> Tensor {
    Tensor(
      name: name, shape: shape, elementType: type,
      quantization: type == .float32 ? nil : Quantization(scale: scale, zeroPoint: zeroPoint))
  }

  /// Adds a tensor with elements.
  mutating func constant(
    _ name: String, _ shape: Shape, _ elements: TensorElements, _ type: ElementType = .int8,
    zeroPoint: Int32 = 0
  ) -> TensorID {
    var tensor = HandGraph.tensor(name, shape, type, zeroPoint: zeroPoint)
    if type == .int32 { tensor.quantization = nil }
    tensor.constant = elements
    return graph.add(tensor)
  }

  /// Adds an operation on the last result and some other tensors.
  mutating func add(
    _ form: Operator, _ others: [TensorID?] = [], result: Tensor
  ) {
    let id = graph.add(result)
    graph.operations.append(Operation(form, inputs: [last] + others, outputs: [id]))
    last = id
    graph.outputs = [id]
  }

  /// Adds a convolution with weights of ones.
  mutating func convolve(
    _ name: String, outputs: Int, kernel: Int = 1, stride: Int = 1, pad: Int = 0,
    weight: Int8 = 1, bias: Int32? = nil
  ) {
    let shape = graph[last].shape
    let weights = constant(
      "\(name)/w", [outputs, kernel, kernel, shape[3]],
      .int8(Array(repeating: weight, count: outputs * kernel * kernel * shape[3])))
    let biases = bias.map {
      constant("\(name)/b", [outputs], .int32(Array(repeating: $0, count: outputs)), .int32)
    }
    let form = Convolution(
      stride: Extent(height: stride, width: stride),
      padding: Padding(top: pad, bottom: pad, left: pad, right: pad), activation: .none)
    let extent = { (size: Int) in (size + 2 * pad - kernel) / stride + 1 }
    add(
      .convolution(form), [weights, biases],
      result: HandGraph.tensor(name, [shape[0], extent(shape[1]), extent(shape[2]), outputs]))
  }

  /// Adds a fully connected layer with weights of ones.
  mutating func connect(_ name: String, outputs: Int, inputs: Int) {
    let rows = graph[last].shape.elementCount / inputs
    let weights = constant(
      "\(name)/w", [outputs, inputs], .int8(Array(repeating: 1, count: outputs * inputs)))
    add(
      .fullyConnected(FullyConnected(activation: .none)), [weights],
      result: HandGraph.tensor(name, [rows, outputs]))
  }

  /// Gives out a tensor beside the last.
  mutating func giveOut(_ id: TensorID) { graph.outputs.append(id) }
}

extension ChipFile {
  /// The flagship with a decoder that knows packed weights of 8 and 4 bits only.
  static func bundledWithoutCodings(_ name: String = "obol") throws -> ChipSpec {
    var chip = try bundled(name)
    chip.decoder.unpacksNarrow = false
    chip.decoder.expandsBitmaps = false
    chip.decoder.tables = 0
    return chip
  }
}
