import ModelIR
import TestSupport

/// A graph of 16-bit activations.
struct WideSketch {
  var graph = Graph(name: "wide")
  private var random = RepeatableRandom(seed: 16)

  mutating func input(
    _ shape: Shape, _ scale: Float, _ type: ElementType = .int16
  ) -> TensorID {
    let id = tensor(shape, scale, type)
    graph.inputs.append(id)
    return id
  }

  /// Weights of a scale each, or of one, with a bias of 64 bits or of 32.
  mutating func weights(
    _ shape: Shape, channels: Int, axis: Int?, narrow: Bool = false
  ) -> [TensorID] {
    let count = axis == nil ? 1 : channels
    let scales = (0..<count).map { _ in Float.random(in: 0.002...0.02, using: &random) }
    let zeros = scales.map { _ in Int32(0) }
    let values: [Int8] = random.array(of: -127...127, count: shape.elementCount)
    let weights = Tensor(
      name: "t\(graph.tensors.count)", shape: shape, elementType: .int8,
      quantization: Quantization(scales: scales, zeroPoints: zeros, axis: axis),
      constant: .int8(values))
    let sums = (0..<channels).map { _ in Int64.random(in: -300_000...300_000, using: &random) }
    let type: ElementType = narrow ? .int32 : .int64
    let id = graph.add(weights)
    let bias = Tensor(
      name: "t\(graph.tensors.count)", shape: [channels], elementType: type,
      quantization: Quantization(scales: scales, zeroPoints: zeros, axis: axis == nil ? nil : 0),
      constant: TensorElements(sums, of: type))
    return [id, graph.add(bias)]
  }

  mutating func add(
    _ operation: Operator, _ inputs: [TensorID], _ shape: Shape, _ scale: Float,
    _ type: ElementType = .int16
  ) -> TensorID {
    let id = tensor(shape, scale, type)
    graph.operations.append(Operation(operation, inputs: inputs, outputs: [id]))
    return id
  }

  mutating func output(
    _ operation: Operator, _ inputs: [TensorID], _ shape: Shape, _ scale: Float,
    _ type: ElementType = .int16
  ) {
    graph.outputs.append(add(operation, inputs, shape, scale, type))
  }

  private mutating func tensor(
    _ shape: Shape, _ scale: Float, _ type: ElementType
  ) -> TensorID {
    graph.add(
      Tensor(
        name: "t\(graph.tensors.count)", shape: shape, elementType: type,
        quantization: Quantization(scale: scale, zeroPoint: 0)))
  }
}
