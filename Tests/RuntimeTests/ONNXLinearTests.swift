import ModelFormats
import ModelIR
import TestSupport
import Testing

/// Operators of integers that name their scales, beside the outputs of ONNX Runtime 1.31.1
/// (`CPUExecutionProvider`): halves go to the even integer, with the zero point or before it.
@Suite struct ONNXLinearTests {
  /// Twice a half are among the products: 17.5 − 5 and 12.5 − 5.
  @Test func products() throws {
    let sketch = ONNXSketch(
      inputs: [("a", [1, 8], .int8), ("b", [1, 8], .int8)], outputs: ["y"],
      constants: [
        "s1": .init([], .float32([0.5])), "z1": .init([], .int8([0])),
        "s2": .init([], .float32([0.25])), "z2": .init([], .int8([1])),
        "s3": .init([], .float32([0.25])), "z3": .init([], .int8([-5])),
      ],
      nodes: [
        .init(
          "QLinearMul", ["a", "s1", "z1", "b", "s2", "z2", "s3", "z3"], ["y"],
          domain: "com.microsoft")
      ])
    try expect(
      sketch,
      of: [.int8([5, -7, 5, 127, -128, 3, 33, -9]), .int8([6, 6, 8, 127, 127, 0, 2, 4])],
      [8, -22, 12, 127, -128, -6, 12, -18])
  }

  /// The means come to 56.5, 0.5, 21 and −24.5 steps above a zero point of −5.
  @Test func averagesOfImages() throws {
    let sketch = ONNXSketch(
      inputs: [("a", [1, 4, 2, 2], .int8)], outputs: ["y"],
      constants: [
        "s1": .init([], .float32([0.05])), "z1": .init([], .int8([2])),
        "s2": .init([], .float32([0.025])), "z2": .init([], .int8([-5])),
      ],
      nodes: [
        .init(
          "QLinearGlobalAveragePool", ["a", "s1", "z1", "s2", "z2"], ["y"],
          domain: "com.microsoft")
      ])
    try expect(
      sketch, of: [.int8([3, -7, 5, 120, 1, 2, 3, 3, 10, 11, 13, 16, -10, -11, -13, -7])],
      [51, -5, 16, -29])
  }

  /// Evaluator and machine make the same of some inputs.
  private func expect(
    _ sketch: ONNXSketch, of inputs: [TensorElements], _ expected: [Int8]
  ) throws {
    let graph = try ONNXReader.read(bytes: sketch.bytes, name: "linear")
    #expect(try Evaluator(graph).evaluate(inputs) == [.int8(expected)])
    #expect(try graph.machineOutputs(of: inputs) == [.int8(expected)])
  }
}
