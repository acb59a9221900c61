import ModelFormats
import ModelIR
import TestSupport
import Testing

/// Files that are no models, or none that can be read, say where and why.
@Suite struct ONNXErrorTests {
  private static let relu = ONNXSketch("Relu", input: [1, 4])

  private func problems(_ sketch: ONNXSketch) throws -> [ModelFormatProblem] {
    let error = #expect(throws: ModelFormatError.self) {
      try ONNXReader.read(bytes: sketch.bytes, name: "file")
    }
    return try #require(error).problems
  }

  @Test(arguments: [6, 99]) func wrongOperatorSet(version: Int) throws {
    var sketch = Self.relu
    sketch.opset = version
    let problem = try problems(sketch)[0]
    #expect(problem.place == "operator set")
    #expect(problem.found == "version \(version)")
    #expect(problem.expected.contains("7 to"))
  }

  @Test func noOperatorSet() throws {
    var sketch = Self.relu
    sketch.opset = nil
    #expect(try problems(sketch)[0].found == "none")
  }

  @Test func everyUnknownOperatorIsNamed() throws {
    var sketch = Self.relu
    sketch.nodes = [
      ONNXSketch.Node("Frobnicate", ["input"], ["middle"], name: "first"),
      ONNXSketch.Node("Relu", ["middle"], ["end"]),
      ONNXSketch.Node("NoSuch", ["end"], ["output"], name: "second", domain: "com.example"),
    ]
    #expect(
      try problems(sketch).map(\.place) == [
        "node 0 (Frobnicate) \"first\" making \"middle\"",
        "node 2 (com.example.NoSuch) \"second\" making \"output\"",
      ])
  }

  /// Found by fuzzing: it has no channels to take the mean of.
  @Test func normalizationOfOneAxis() {
    let one = ONNXSketch.Constant([1], .float32([1]))
    let sketch = ONNXSketch(
      "BatchNormalization", input: [4], constants: Array(repeating: one, count: 4),
      attributes: ["training_mode": .int(1)])
    let error = #expect(throws: ModelFormatError.self) {
      try ONNXReader.read(bytes: sketch.bytes, name: "one axis")
    }
    #expect(error?.problems.first?.found == "1 axes")
  }

  @Test func circle() throws {
    var sketch = Self.relu
    sketch.nodes = [
      ONNXSketch.Node("Add", ["input", "b"], ["a"], name: "one"),
      ONNXSketch.Node("Relu", ["a"], ["b"], name: "two"),
      ONNXSketch.Node("Relu", ["b"], ["output"]),
    ]
    let problem = try problems(sketch)[0]
    #expect(problem.place == "node 0 (Add) \"one\", inputs")
    #expect(problem.found.contains("circle"))
  }

  @Test func nodesInAnyOrderAreRead() throws {
    var sketch = Self.relu
    sketch.nodes = [
      ONNXSketch.Node("Relu", ["middle"], ["output"]),
      ONNXSketch.Node("Sigmoid", ["input"], ["middle"]),
    ]
    let graph = try ONNXReader.read(bytes: sketch.bytes, name: "file")
    #expect(graph.operations.count == 2)
  }

  @Test func missingInitialiser() throws {
    var sketch = ONNXSketch(
      "Conv", input: [1, 1, 4, 4], constants: [.init([1, 1, 1, 1], .float32([1]))])
    sketch.constants = [:]
    let problem = try problems(sketch)[0]
    #expect(problem.place == "node 0 (Conv) \"only\", input \"constant0\"")
    #expect(problem.found.contains("no node, input or initialiser"))
  }

  @Test func outputThatNothingMakes() throws {
    var sketch = Self.relu
    sketch.outputs = ["nowhere"]
    #expect(try problems(sketch)[0].place == "output \"nowhere\"")
  }

  @Test func openExtentBeyondTheBatch() throws {
    var sketch = ONNXSketch("Relu", input: [-1, 4])
    #expect(try ONNXReader.read(bytes: sketch.bytes, name: "file").tensors[0].shape == [1, 4])
    sketch.inputs[0].shape = [1, -1]
    #expect(try problems(sketch)[0].found.contains("\"open\""))
  }

  @Test func elementsOfAnotherNumberThanTheShape() throws {
    let sketch = ONNXSketch(
      "Add", input: [1, 4], constants: [.init([4], .float32([1, 2, 3]))])
    let problem = try problems(sketch)[0]
    #expect(problem.place == "initialiser \"constant0\", data")
    #expect(problem.found == "3 elements")
  }

  @Test func shapesThatDoNotGoTogether() throws {
    let sketch = ONNXSketch(
      "Add", input: [1, 4], constants: [.init([3], .float32([1, 2, 3]))])
    #expect(try problems(sketch)[0].place == "node 0 (Add) \"only\"")
  }

  @Test(arguments: [0, -1, .infinity, .nan] as [Float]) func badScale(scale: Float) throws {
    let sketch = ONNXSketch(
      "QuantizeLinear", input: [1, 4],
      constants: [.init([], .float32([scale])), .init([], .int8([0]))])
    #expect(try problems(sketch)[0].place.hasSuffix("scale"))
  }

  @Test(arguments: ["../weights", "/etc/passwd", "a/../../b", "", "./w", "a//b", "a\\b"])
  func externalDataOutsideTheFolder(location: String) throws {
    let sketch = ONNXSketch(
      "Add", input: [1, 4],
      constants: [.init([4], .float32([]), external: ["location": location])])
    let problem = try problems(sketch)[0]
    #expect(problem.place == "initialiser \"constant0\", external data")
    #expect(problem.expected.contains("inside the model's own folder"))
  }

  @Test func externalDataBeyondItsFile() throws {
    let sketch = ONNXSketch(
      "Add", input: [1, 4],
      constants: [
        .init([4], .float32([]), external: ["location": "w", "offset": "4", "length": "16"])
      ])
    let files = ONNXExternalFiles { _ in Array(repeating: 0, count: 19) }
    let error = #expect(throws: ModelFormatError.self) {
      try ONNXReader.read(bytes: sketch.bytes, name: "file", files: files)
    }
    #expect(error?.problems.first?.found == "16 bytes at 4 of 19")
  }
}
