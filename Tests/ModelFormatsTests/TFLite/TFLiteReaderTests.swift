import ModelFormats
import ModelIR
import Testing

/// The reader holds to the format, also where no writer of this project goes.
@Suite struct TFLiteReaderTests {
  @Test func typedInModelReads() throws {
    let graph = try TFLiteReader.read(bytes: TypedInModel.bytes, name: "typed in")
    let expected = Graph(
      name: "typed in",
      tensors: [
        Tensor(name: "x", shape: [1, 2], elementType: .float32),
        Tensor(name: "y", shape: [1, 2], elementType: .float32),
      ],
      operations: [
        Operation(.softmax(Softmax(beta: 2)), inputs: [TensorID(0)], outputs: [TensorID(1)])
      ],
      inputs: [TensorID(0)], outputs: [TensorID(1)])
    #expect(graph == expected)
  }

  @Test func newOperatorCodeCountsWhereItIsGreater() throws {
    var model = Self.softmax()
    model.codes = [(127, .absent, .number(151))]
    #expect(try problems(model)[0].place == "operator 0 (DYNAMIC_UPDATE_SLICE)")
    model.codes = [(0, .absent, .number(25))]
    #expect(try read(model).operations[0].operator == .softmax(Softmax(beta: 1)))
  }

  @Test func everyUnsupportedOperatorIsNamed() throws {
    var model = Self.softmax()
    model.codes = [(25, .absent, .absent), (48, .absent, .absent), (32, .text("Mine"), .absent)]
    model.operators = [0, 1, 2].map { code in
      var copy = model.operators[0]
      copy.code = code
      return copy
    }
    let places = try problems(model).map(\.place)
    #expect(places == ["operator 1 (TOPK_V2)", "operator 2 (CUSTOM \"Mine\")"])
  }

  @Test func unknownBatchIsOne() throws {
    var model = Self.softmax()
    model.tensors[0].shape = [-1, 4]
    model.tensors[1].shape = [-1, 4]
    #expect(try read(model).tensors.map(\.shape) == [[1, 4], [1, 4]])
  }

  @Test func namesBecomeUnique() throws {
    var model = Self.softmax()
    model.tensors[0].name = "same"
    model.tensors[1].name = "same"
    #expect(try read(model).tensors.map(\.name) == ["same", "same:1"])
    model.tensors[0].name = ""
    #expect(try read(model).tensors.map(\.name) == ["tensor:0", "same"])
  }

  @Test func oneZeroPointServesAllScalesAndNoneMeansNoQuantization() throws {
    var model = Self.quantize()
    model.tensors[0].zeroPoints = []
    #expect(throws: ModelFormatError.self) { try read(model) }
    var reshape = Self.reshape(to: [2, 3], result: [2, 3])
    reshape.tensors[0].scales = [0.5, 0.25]
    reshape.tensors[0].zeroPoints = [7]
    reshape.tensors[0].axis = 0
    reshape.tensors[0].type = 2
    reshape.tensors[1].type = 2
    let quantization = try read(reshape).tensors[0].quantization
    #expect(
      quantization == Quantization(scales: [0.5, 0.25], zeroPoints: [7, 7], axis: 0))
  }

  @Test func buffersBehindTheFlatBufferAreFound() throws {
    var model = Self.reshape(to: [3, 2])
    model.buffers = [.table([.absent, .wide(0), .wide(8)])]
    let offset = model.bytes.count
    model.buffers = [.table([.absent, .wide(offset), .wide(8)])]
    let bytes = model.bytes + HandMadeModel.int32s([3, 2])
    let graph = try TFLiteReader.read(bytes: bytes, name: "outside")
    #expect(graph.operations[0].operator == .reshape(Reshape(shape: [3, 2])))
    #expect(throws: ModelFormatError.self) {
      try TFLiteReader.read(bytes: bytes.dropLast(), name: "cut")
    }
  }

  @Test(arguments: [[-1, 2], [3, -1], [3, 2], [6]])
  func reshapeResolvesItsShape(_ asked: [Int]) throws {
    let model = Self.reshape(to: asked, result: asked == [6] ? [6] : [3, 2])
    #expect(
      try read(model).operations[0].operator
        == .reshape(Reshape(shape: asked == [6] ? [6] : [3, 2])))
  }

  @Test(arguments: [[-1, -1], [4, 2], [-2, 3], [0, -1], [5, -1]])
  func reshapeRefusesOtherElementCounts(_ asked: [Int]) throws {
    #expect(try problems(Self.reshape(to: asked))[0].place == "operator 0 (RESHAPE), shape")
  }

  @Test func negativeAxesOfAMeanAreCountedFromTheEnd() throws {
    var model = HandMadeModel(
      code: 40,
      tensors: [
        .init(shape: [1, 4, 4, 2]), .init(shape: [1, 2]), .init(shape: [3], type: 2, buffer: 1),
      ],
      operator: .init(inputs: [0, 2], outputs: [1], optionsType: 27, options: [.number(0)]),
      constants: [HandMadeModel.int32s([-2, 1, 2])])
    #expect(
      try read(model).operations[0].operator == .mean(Mean(axes: [1, 2], keepsAxes: false)))
    model.buffers = [.table([.bytes(HandMadeModel.int32s([4, 1, 2]))])]
    #expect(
      try problems(model)[0].description
        == "operator 0 (MEAN), axes: found 4, expected one of 4 axes")
  }

  private func read(_ model: HandMadeModel) throws -> Graph {
    try TFLiteReader.read(bytes: model.bytes, name: "hand-made")
  }

  private func problems(_ model: HandMadeModel) throws -> [ModelFormatProblem] {
    let error = #expect(throws: ModelFormatError.self) { try read(model) }
    return try #require(error).problems
  }

  private static func softmax() -> HandMadeModel {
    HandMadeModel(
      code: 25, tensors: [.init(shape: [1, 4]), .init(shape: [1, 4])],
      operator: .init(inputs: [0], outputs: [1], optionsType: 9, options: [.real(1)]))
  }

  private static func quantize() -> HandMadeModel {
    HandMadeModel(
      code: 114,
      tensors: [
        .init(shape: [4], type: 9, scales: [1], zeroPoints: [0]),
        .init(shape: [4], type: 3, scales: [1], zeroPoints: [128]),
      ],
      operator: .init(inputs: [0], outputs: [1]))
  }

  private static func reshape(to shape: [Int], result: [Int] = [3, 2]) -> HandMadeModel {
    HandMadeModel(
      code: 22,
      tensors: [
        .init(shape: [2, 3]), .init(shape: result),
        .init(shape: [shape.count], type: 2, buffer: 1),
      ],
      operator: .init(inputs: [0, 2], outputs: [1]),
      constants: [HandMadeModel.int32s(shape.map(Int32.init))])
  }
}
