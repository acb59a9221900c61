import ModelIR
import TestSupport
import Testing

/// Operators of 16-bit activations beside the outputs of the reference kernels: those of TensorFlow
/// Lite Micro (`tflite_micro` 0.dev20261023182759), and where it has none, of LiteRT
/// (`ai_edge_litert` 2.3.0, `BUILTIN_REF`).
@Suite struct WideOperatorTests {
  /// What both kernels and chip are given.
  private static let arguments: [Int16] = [
    -32768, -20001, -1000, -1, 0, 1, 77, 5000, 20001, 32767,
  ]

  struct Curve: Sendable {
    let function: Unary
    let scales: (input: Float, result: Float)
    var arguments = WideOperatorTests.arguments
    let expected: [Int16]
  }

  private static let curves = [
    // LiteRT, `exp.cc`.
    Curve(
      function: Unary(.exponential), scales: (0.0002, 0.02),
      expected: [0, 1, 41, 50, 50, 50, 51, 135, 2730, 32767]),
    // LiteRT, `elementwise.cc`.
    Curve(
      function: Unary(.logarithm), scales: (0.0002, 0.0004),
      expected: [-32768, -32768, -32768, -27780, -27741, -27595, -16527, 0, 3466, 4700]),
    // TFLM, `elementwise.cc`; LiteRT has a table here, and other results.
    Curve(
      function: Unary(.reciprocalSquareRoot), scales: (0.0002, 0.003),
      arguments: [32767, 20001, 1000, 1, 77, 5000], expected: [130, 167, 745, 23570, 2686, 333]),
    // LiteRT, `activations.cc`.
    Curve(
      function: Unary(.gelu), scales: (0.0002, 0.0002),
      expected: [0, -1, -421, -1, -1, 0, 39, 4207, 20000, 32766]),
    Curve(
      function: Unary(.geluTanh), scales: (0.0001, 0.0001),
      expected: [-15, -454, -461, 0, 0, 1, 39, 3456, 19547, 32752]),
    // TFLM, `leaky_relu.cc`: a slope below zero.
    Curve(
      function: Unary(.leakyRelu, alpha: -0.2), scales: (0.0003, 0.0004),
      expected: [4915, 3000, 150, 0, 0, 1, 58, 3750, 15001, 24575]),
    // The same kernels, where a quotient of scales in float32 would be a step off.
    Curve(
      function: Unary(.leakyRelu, alpha: 0.3), scales: (7.2164446e-05, 0.000123180535),
      arguments: [6774, -32508], expected: [3969, -5713]),
    Curve(
      function: Unary(.reciprocalSquareRoot), scales: (0.00023246693, 0.0010861239),
      arguments: [3614], expected: [1004]),
  ]

  @Test(arguments: curves.indices)
  func curvesOfSingleIntegers(index: Int) throws {
    let curve = Self.curves[index]
    let shape: Shape = [1, curve.arguments.count]
    var sketch = WideSketch()
    let input = sketch.input(shape, curve.scales.input)
    sketch.output(.unary(curve.function), [input], shape, curve.scales.result)
    try expect(sketch.graph, of: [.int16(curve.arguments)], curve.expected)
  }

  /// TFLM, `sub.cc`, where a quotient of scales in float32 would be a step off.
  @Test func differences() throws {
    var sketch = WideSketch()
    let operands = [sketch.input([1, 3], 0.00032668372), sketch.input([1, 3], 0.00013746902)]
    sketch.output(.binary(Binary(.subtract)), operands, [1, 3], 0.00032490693)
    try expect(
      sketch.graph, of: [.int16([-21228, -18546, -10590]), .int16([18942, -28201, -30854])],
      [-29359, -6715, 2407])
  }

  /// LiteRT, `neg.cc`: of the integers as they are, and what has no negative stays.
  @Test func negativesOfIntegers() throws {
    var sketch = WideSketch()
    let input = sketch.input([1, 10], 1)
    sketch.output(.unary(Unary(.negate)), [input], [1, 10], 1)
    for index in sketch.graph.tensors.indices { sketch.graph.tensors[index].quantization = nil }
    try expect(
      sketch.graph, of: [.int16(Self.arguments)],
      [-32768, 20001, 1000, 1, 0, -1, -77, -5000, -20001, -32767])
  }

  /// TFLM, `prelu.cc`, whose slopes have 8 bits.
  @Test func slopesOfEightBits() throws {
    var sketch = WideSketch()
    let input = sketch.input([2, 5], 0.0003)
    let slopes = sketch.graph.add(
      Tensor(
        name: "slopes", shape: [5], elementType: .int8,
        quantization: Quantization(scale: 0.01, zeroPoint: 0),
        constant: .int8([100, -20, 30, 127, -127])))
    sketch.output(.binary(Binary(.prelu)), [input, slopes], [2, 5], 0.00037)
    try expect(
      sketch.graph, of: [.int16(Self.arguments)],
      [-26569, 3243, -243, -1, 0, 1, 62, 4054, 16217, 26568])
  }

  /// TFLM, `batch_matmul.cc`: both factors activations, the right one transposed.
  @Test func productsOfActivations() throws {
    var sketch = WideSketch()
    let left = sketch.input([1, 2, 3], 0.0003)
    let right = sketch.input([1, 2, 3], 0.0004)
    sketch.output(
      .batchMatMul(BatchMatMul(transposesRight: true)), [left, right], [1, 2, 2], 0.01)
    try expect(
      sketch.graph, of: [.int16(Self.rows), .int16([24198, 5384, -30186, -26600, -10997, -4383])],
      [11784, -1828, -13510, 7223])
  }

  /// LiteRT, `batch_matmul.cc`: a right factor of 8 bits.
  @Test func productsWithBytes() throws {
    var sketch = WideSketch()
    let left = sketch.input([1, 2, 3], 0.0003)
    let right = sketch.input([1, 3, 2], 0.02, .int8)
    sketch.output(.batchMatMul(BatchMatMul()), [left, right], [1, 2, 2], 0.002)
    try expect(
      sketch.graph, of: [.int16(Self.rows), .int8([31, -6, -61, -88, 49, 60])],
      [3780, 3020, 5120, 9378])
  }

  /// The kernels take integers as they are; here they keep what they stand for.
  @Test func partsOfUnlikeScales() throws {
    var sketch = WideSketch()
    let parts = [sketch.input([1, 3], 0.001), sketch.input([1, 3], 0.002)]
    sketch.output(.concatenate(Concatenate(axis: 1)), parts, [1, 6], 0.001)
    try expect(
      sketch.graph, of: [.int16([1, -2, 3]), .int16([100, -20_000, 30_000])],
      [1, -2, 3, 200, -32768, 32767])
  }

  private static let rows: [Int16] = [20414, -27155, -21009, -17249, -20883, 19744]

  /// Evaluator and machine make the same of some inputs.
  private func expect(
    _ graph: Graph, of inputs: [TensorElements], _ expected: [Int16]
  ) throws {
    #expect(try Evaluator(graph).evaluate(inputs) == [.int16(expected)])
    #expect(try graph.machineOutputs(of: inputs) == [.int16(expected)])
  }
}
