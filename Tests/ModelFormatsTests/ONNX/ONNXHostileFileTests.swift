import ModelFormats
import ModelIR
import TestSupport
import Testing

/// No bytes make the ONNX reader trap, hang or fill the memory.
@Suite(.timeLimit(.minutes(2))) struct ONNXHostileFileTests {
  @Test func cutAtEveryByte() throws {
    let bytes = ONNXNetworks.quantised.bytes
    for count in 0..<bytes.count {
      let error = #expect(throws: ModelFormatError.self) {
        try ONNXReader.read(bytes: Array(bytes.prefix(count)), name: "cut")
      }
      #expect(error?.problems.isEmpty == false)
    }
  }

  @Test(arguments: [ONNXNetworks.quantised, ONNXNetworks.float, ONNXNetworks.shapes])
  func changedBytes(_ sketch: ONNXSketch) {
    let bytes = sketch.bytes
    var random = RepeatableRandom(seed: UInt64(bytes.count))
    var readable = 0
    for round in 0..<1500 {
      var changed = bytes
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        changed[place] =
          round % 2 == 0
          ? changed[place] ^ 1 << UInt8.random(in: 0...7, using: &random)
          : UInt8.random(in: 0...255, using: &random)
      }
      do throws(ModelFormatError) {
        let graph = try ONNXReader.read(bytes: changed, name: "changed")
        readable += graph.faults.isEmpty ? 1 : 0
      } catch { #expect(!error.problems.isEmpty) }
    }
    // Weights and names can change without harm; lengths and references cannot.
    #expect(readable > 0 && readable < 1500)
  }

  @Test func randomBytes() {
    var random = RepeatableRandom(seed: 3)
    for count in 0..<400 {
      let noise = [0x08] + random.array(of: 0...(.max) as ClosedRange<UInt8>, count: count)
      #expect(throws: ModelFormatError.self) {
        try ONNXReader.read(bytes: noise, name: "noise")
      }
    }
  }

  /// Two bytes each, a million empty nodes would unfold into hundreds of megabytes.
  @Test func manyEmptyMessages() throws {
    var graph = ProtobufBytes()
    for _ in 0..<(1 << 20) { graph.add(1, ProtobufBytes()) }
    var model = ProtobufBytes()
    model.add(1, 8)
    model.add(7, graph)
    let error = #expect(throws: ModelFormatError.self) {
      try ONNXReader.read(bytes: model.bytes, name: "many")
    }
    #expect(error?.problems.first?.found.contains("more than") == true)
  }

  /// Constants made of small ones stay in proportion to the file.
  @Test func constantsThatUnfold() throws {
    var sketch = ONNXSketch("Add", input: [1])
    sketch.constants = ["shape": .init([3], .int64([1 << 9, 1 << 9, 1 << 9]))]
    sketch.nodes = [
      ONNXSketch.Node("ConstantOfShape", ["shape"], ["huge"], name: "fill"),
      ONNXSketch.Node("Add", ["input", "huge"], ["output"]),
    ]
    let error = #expect(throws: ModelFormatError.self) {
      try ONNXReader.read(bytes: sketch.bytes, name: "unfolding")
    }
    #expect(error?.problems.first?.place == "node 0 (ConstantOfShape) \"fill\"")
  }

  @Test(arguments: [[1 << 30], [1 << 20, 1 << 20], [-4], Array(repeating: 1, count: 9)])
  func shapesOutOfBounds(shape: [Int]) {
    var sketch = ONNXSketch("Relu", input: [4])
    sketch.constants = ["weights": .init(shape, .float32([]))]
    #expect(throws: ModelFormatError.self) {
      try ONNXReader.read(bytes: sketch.bytes, name: "huge")
    }
  }
}
