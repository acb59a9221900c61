import ModelFormats
import ModelIR
import QuantizedArithmetic
import TestSupport
import Testing

/// What a file's operators become in a graph.
@Suite struct ONNXReaderTests {
  private func read(_ sketch: ONNXSketch) throws -> Graph {
    try ONNXReader.read(bytes: sketch.bytes, name: "sketch")
  }

  private func mnemonics(_ graph: Graph) -> [String] {
    graph.operations.map(\.operator.mnemonic)
  }

  @Test func bytesAreRecognised() {
    #expect(ONNXReader.isONNX(ONNXNetworks.float.bytes))
    #expect(!ONNXReader.isONNX([]))
    #expect(!ONNXReader.isONNX(Array("OBOL".utf8)))
    #expect(!ONNXReader.isONNX([8, 1, 2, 3, 4, 5, 6]))
  }

  @Test func namesAndShapesAtTheEndsAreTheFiles() throws {
    let graph = try read(ONNXNetworks.float)
    #expect(graph[graph.inputs[0]].name == "image")
    #expect(graph[graph.inputs[0]].shape == [1, 2, 8, 8])
    #expect(graph[graph.outputs[0]].name == "scores")
    #expect(graph[graph.outputs[0]].shape == [1, 3])
  }

  /// Normalisation and clamp are in the convolution; the flattening turns the matrix's columns
  /// instead of the image's pixels.
  @Test func aNetworkIsFoldedAndKeepsItsLayout() throws {
    let graph = try read(ONNXNetworks.float)
    #expect(
      mnemonics(graph) == [
        "transpose", "convolution", "maxPool", "reshape", "fullyConnected",
      ])
    guard case .convolution(let convolution) = graph.operations[1].operator else {
      Issue.record("no convolution")
      return
    }
    #expect(convolution.activation == .relu)
  }

  /// The same numbers, worked out with the file's own layout and operators one by one.
  @Test func aNetworkMeansWhatItsNodesMean() throws {
    let sketch = ONNXNetworks.float
    let graph = try read(sketch)
    var random = RepeatableRandom(seed: 9)
    let image: [Float] = random.array(of: -1...1, count: 128)
    let found = try Evaluator(graph).evaluate([.float32(image)])[0].reals
    let expected = try PlainNetwork(sketch).scores(of: image)
    for (value, wanted) in zip(found, expected) { #expect(abs(value - wanted) < 1e-4) }
    #expect(found.count == 3)
  }

  @Test func quantisedOperatorsBecomeIntegers() throws {
    let graph = try read(ONNXNetworks.quantised)
    #expect(mnemonics(graph) == ["transpose", "convolution", "transpose"])
    let input = graph[graph.inputs[0]]
    #expect(input.elementType == .int8)
    #expect(input.quantization == Quantization(scale: 0.5, zeroPoint: 3))
    let output = graph[graph.outputs[0]]
    #expect(output.quantization == Quantization(scale: 0.25, zeroPoint: -128))
    let operation = graph.operations[1]
    let weights = try #require(operation.inputs[1])
    #expect(graph[weights].elementType == .int8)
    #expect(graph[weights].quantization?.axis == 0)
    #expect(graph[weights].shape == [4, 3, 3, 2])
    let bias = try #require(operation.inputs[2])
    #expect(graph[bias].constant == ONNXNetworks.quantised.constants["bias"]?.elements)
  }

  /// Operators of integers are ONNX Runtime's, in float32; reals between integers are rounded once.
  @Test func sumsAreRoundedAsTheOperatorsOfTheFileAre() throws {
    var sketch = ONNXNetworks.quantised
    #expect(try convolution(sketch).rounding == .single)
    sketch.nodes = [
      .init("QuantizeLinear", ["image", "in", "inZero"], ["bytes"]),
      .init(
        "QLinearConv",
        ["bytes", "in", "inZero", "weights", "scales", "zeros", "out", "outZero", "bias"],
        ["result"], ["pads": .ints([1, 1, 1, 1])]),
      .init("DequantizeLinear", ["result", "out", "outZero"], ["pixels"]),
    ]
    #expect(try convolution(sketch).rounding == .float32)
  }

  private func convolution(_ sketch: ONNXSketch) throws -> Convolution {
    let graph = try read(sketch)
    let forms = graph.operations.compactMap { operation -> Convolution? in
      guard case .convolution(let form) = operation.operator else { return nil }
      return form
    }
    return try #require(forms.first)
  }

  @Test func shapeArithmeticIsWorkedOut() throws {
    let graph = try read(ONNXNetworks.shapes)
    #expect(mnemonics(graph) == ["reshape"])
    #expect(graph[graph.outputs[0]].shape == [1, 24])
  }

  /// The three orders that exports have, and one whose number is another.
  @Test(arguments: [
    ([("Mul", "x", "gate", "a"), ("Mul", "a", "half", "output")], true),
    ([("Mul", "x", "half", "a"), ("Mul", "a", "gate", "output")], true),
    ([("Mul", "half", "gate", "a"), ("Mul", "x", "a", "output")], true),
    ([("Mul", "x", "gate", "a"), ("Mul", "a", "one", "output")], false),
  ])
  func geluSpelledOutIsOneFunction(
    _ products: [(String, String, String, String)], _ isGelu: Bool
  ) throws {
    func number(_ value: Float) -> ONNXSketch.Constant { .init([], .float32([value])) }
    let sketch = ONNXSketch(
      inputs: [("x", [1, 5], .float32)], outputs: ["output"],
      constants: ["root": number(1.41421356), "one": number(1), "half": number(0.5)],
      nodes: [
        .init("Div", ["x", "root"], ["inner"]), .init("Erf", ["inner"], ["curve"]),
        .init("Add", ["curve", "one"], ["gate"]),
      ] + products.map { .init($0.0, [$0.1, $0.2], [$0.3]) })
    let graph = try read(sketch)
    #expect((mnemonics(graph) == ["unary"]) == isGelu)
    let found = try Evaluator(graph).evaluate([.float32([-2, -0.5, 0, 0.5, 2])])[0].reals
    // x · Φ(x) of the normal distribution, and twice that where it is not halved.
    let expected: [Float] = [-0.0455003, -0.1542688, 0, 0.3457312, 1.9544997]
    for (value, wanted) in zip(found, expected) {
      #expect(abs(value - wanted * (isGelu ? 1 : 2)) < 1e-5)
    }
  }

  /// A shuffle of channels stays where the channels are: innermost.
  @Test func aShuffleMovesNoAxes() throws {
    let graph = try read(ONNXNetworks.shuffle)
    #expect(graph.operations.count { $0.isTransposition } == 2)
    #expect(graph.operations.first?.isTransposition == true)
    #expect(graph.operations.last?.isTransposition == true)
  }

  @Test func weightsBesideTheFile() throws {
    let inside = ONNXSketch(
      "Add", input: [1, 2], constants: [.init([2], .float32([1, 2]))])
    var outside = inside
    outside.constants["constant0"]?.external = [
      "location": "weights.bin", "offset": "4", "length": "8",
    ]
    let bytes: [UInt8] = [9, 9, 9, 9, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 9]
    let files = ONNXExternalFiles { $0 == "weights.bin" ? bytes : [] }
    #expect(
      try ONNXReader.read(bytes: outside.bytes, name: "sketch", files: files) == read(inside))
  }

  @Test func aDotGetsItsBiasFromAnAddition() throws {
    var sketch = ONNXSketch(
      "MatMul", input: [2, 3, 4],
      constants: [.init([4, 5], .float32(Array(repeating: 1, count: 20)))])
    sketch.constants["bias"] = .init([5], .float32([1, 2, 3, 4, 5]))
    sketch.nodes[0].outputs = ["product"]
    sketch.nodes.append(.init("Add", ["bias", "product"], ["output"]))
    let graph = try read(sketch)
    #expect(mnemonics(graph) == ["fullyConnected"])
    #expect(graph.operations[0].inputs.count == 3)
  }

  /// Where a sum has two readers, neither clamp nor normalisation may change it.
  @Test func aSumWithTwoReadersStaysAsItIs() throws {
    var sketch = ONNXSketch(
      "Conv", input: [1, 1, 2, 2], constants: [.init([1, 1, 1, 1], .float32([-1]))])
    sketch.nodes[0].outputs = ["sums"]
    sketch.nodes += [
      .init("Relu", ["sums"], ["positive"]), .init("Add", ["positive", "sums"], ["output"]),
    ]
    let graph = try read(sketch)
    let result = try Evaluator(graph).evaluate([.float32([1, -2, 3, -4])])[0]
    #expect(result == .float32([-1, 4, -3, 8]))
  }

  @Test func knownInputsBecomeConstants() throws {
    let sketch = ONNXSketch(
      inputs: [("input", [2, 3], .float32), ("shape", [1], .int64)], outputs: ["output"],
      nodes: [.init("Reshape", ["input", "shape"], ["output"])])
    #expect(throws: ModelFormatError.self) { try read(sketch) }
    let graph = try ONNXReader.read(
      bytes: sketch.bytes, name: "sketch", known: ["shape": .int64([6])])
    #expect(graph.inputs.count == 1)
    #expect(graph[graph.outputs[0]].shape == [6])
  }
}

/// The operators of `ONNXNetworks.float`, written out on NCHW arrays.
private struct PlainNetwork {
  let constants: [String: [Float]]

  init(_ sketch: ONNXSketch) {
    constants = sketch.constants.mapValues { $0.elements.reals }
  }

  func scores(of image: [Float]) throws -> [Float] {
    var pixels: [Float] = []
    for channel in 0..<4 {
      for place in 0..<64 {
        let value = sum(image, channel, place / 8, place % 8)
        pixels.append(positive(normal(value, channel)))
      }
    }
    var row: [Float] = []
    for channel in 0..<4 {
      for start in [0, 4, 32, 36] {
        let window = (0..<16).map { channel * 64 + start + $0 / 4 * 8 + $0 % 4 }
        row.append(window.map { pixels[$0] }.max() ?? 0)
      }
    }
    let matrix = constants["matrix"] ?? []
    let bias = constants["bias"] ?? []
    return (0..<3).map { output -> Float in
      var sum = bias[output]
      for column in 0..<16 { sum += row[column] * matrix[output * 16 + column] }
      return sum
    }
  }

  private func positive(_ value: Float) -> Float { max(0, value) }

  private func normal(_ value: Float, _ channel: Int) -> Float {
    let list: [Float] = ["scale", "offset", "mean", "variance"].map { name in
      constants[name]?[channel] ?? 0
    }
    let deviation = (list[3] + 1e-5).squareRoot()
    return (value - list[2]) / deviation * list[0] + list[1]
  }

  private func sum(_ image: [Float], _ output: Int, _ row: Int, _ column: Int) -> Float {
    let weights = constants["weights"] ?? []
    var sum: Float = 0
    for channel in 0..<2 {
      for tap in 0..<9 {
        let (y, x) = (row + tap / 3 - 1, column + tap % 3 - 1)
        guard (0..<8).contains(y), (0..<8).contains(x) else { continue }
        sum += image[channel * 64 + y * 8 + x] * weights[(output * 2 + channel) * 9 + tap]
      }
    }
    return sum
  }
}
