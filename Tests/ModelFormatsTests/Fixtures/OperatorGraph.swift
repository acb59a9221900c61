import ModelIR
import TestSupport
import Testing

/// A graph of one operation with random constants, for round trips through a file.
struct OperatorGraph: CustomTestStringConvertible, Sendable {
  /// What the test log calls it.
  let testDescription: String
  /// The graph, its result shaped as the operator's own rule says.
  let graph: Graph

  /// Makes the graph of an operator on the tensors given; those with constants are no inputs.
  init(_ name: String, _ operator: Operator, _ inputs: [Tensor?], result: Tensor? = nil) throws {
    testDescription = name
    var graph = Graph(name: name)
    let ids = inputs.map { $0.map { graph.add($0) } }
    var output = result ?? Self.activation("output", [1])
    output.shape = try #require(`operator`.resultShapes(of: inputs).first)
    let outputID = graph.add(output)
    graph.operations = [Operation(`operator`, inputs: ids, outputs: [outputID])]
    graph.inputs = zip(ids, inputs).compactMap { $1?.constant == nil ? $0 : nil }
    graph.outputs = [outputID]
    self.graph = graph
  }

  /// An int8 tensor of one scale.
  static func activation(_ name: String, _ shape: Shape, zeroPoint: Int32 = -3) -> Tensor {
    Tensor(
      name: name, shape: shape, elementType: .int8,
      quantization: Quantization(scale: 0.25, zeroPoint: zeroPoint))
  }

  /// A float tensor.
  static func reals(_ name: String, _ shape: Shape) -> Tensor {
    Tensor(name: name, shape: shape, elementType: .float32)
  }

  /// Constant float weights.
  static func realWeights(_ name: String, _ shape: Shape) -> Tensor {
    var random = RepeatableRandom(seed: 7)
    let values = random.array(of: -1...1 as ClosedRange<Float>, count: shape.elementCount)
    return Tensor(name: name, shape: shape, elementType: .float32, constant: .float32(values))
  }

  /// Constant 8- or 4-bit weights with a scale per channel of `axis`.
  static func weights(
    _ name: String, _ shape: Shape, axis: Int, type: ElementType = .int8
  ) -> Tensor {
    var random = RepeatableRandom(seed: 8)
    let range: ClosedRange<Int8> = type == .int4 ? -8...7 : -127...127
    let scales = (0..<shape[axis]).map { 0.5 / Float($0 + 1) }
    return Tensor(
      name: name, shape: shape, elementType: type,
      quantization: Quantization(
        scales: scales, zeroPoints: scales.map { _ in 0 }, axis: axis),
      constant: .int8(random.array(of: range, count: shape.elementCount)))
  }

  /// A constant int32 bias with a scale per channel.
  static func bias(_ channels: Int) -> Tensor {
    var random = RepeatableRandom(seed: 9)
    let scales = (0..<channels).map { 0.125 / Float($0 + 1) }
    return Tensor(
      name: "bias", shape: [channels], elementType: .int32,
      quantization: Quantization(
        scales: scales, zeroPoints: scales.map { _ in 0 }, axis: 0),
      constant: .int32(random.array(of: -1000...1000, count: channels)))
  }
}
