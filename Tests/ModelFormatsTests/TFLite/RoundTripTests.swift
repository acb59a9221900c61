import ModelFormats
import ModelIR
import QuantizedArithmetic
import Testing

/// What the writer writes, the reader reads back.
@Suite struct RoundTripTests {
  @Test(arguments: try OperatorGraph.all())
  func operatorComesBackEqual(_ fixture: OperatorGraph) throws {
    let bytes = try TFLiteWriter.write(fixture.graph)
    let graph = try TFLiteReader.read(bytes: bytes, name: fixture.graph.name)
    #expect(graph == fixture.graph)
  }

  @Test func fixturesCoverEveryOperator() throws {
    let covered = Set(try OperatorGraph.all().map { $0.graph.operations[0].operator.mnemonic })
    #expect(covered == Set(Operator.prototypes.map(\.mnemonic)))
  }

  @Test func networkComesBackEqual() throws {
    let network = OperatorGraph.smallNetwork()
    let bytes = try TFLiteWriter.write(network)
    #expect(try TFLiteReader.read(bytes: bytes, name: network.name) == network)
    #expect(bytes[4..<8].elementsEqual("TFL3".utf8))
  }

  @Test func oneScaleAlongAnAxisBecomesOneForTheTensor() throws {
    var network = OperatorGraph.smallNetwork()
    network.tensors[0].quantization = Quantization(scales: [0.5], zeroPoints: [1], axis: 0)
    let bytes = try TFLiteWriter.write(network)
    let graph = try TFLiteReader.read(bytes: bytes, name: network.name)
    #expect(graph.tensors[0].quantization == Quantization(scale: 0.5, zeroPoint: 1))
  }

  @Test func tensorsThatNothingNamesAreLeftOut() throws {
    var network = OperatorGraph.smallNetwork()
    _ = network.add(OperatorGraph.activation("idle", [3]))
    let bytes = try TFLiteWriter.write(network)
    let graph = try TFLiteReader.read(bytes: bytes, name: network.name)
    #expect(graph == OperatorGraph.smallNetwork())
  }

  @Test(arguments: [Padding(top: 2, bottom: 0), Padding(top: 1, bottom: 1, left: 0, right: 2)])
  func paddingWithoutAWordIsSetInFront(_ padding: Padding) throws {
    let odd = Convolution(
      stride: Extent(height: 1, width: 1), padding: padding, activation: .none)
    let pool = MaxPool(
      kernel: Extent(height: 3, width: 3), stride: Extent(height: 2, width: 2), padding: padding,
      activation: .none)
    for fixture in [
      try OperatorGraph(
        "odd padding", .convolution(odd),
        [
          OperatorGraph.activation("image", [1, 4, 4, 1]),
          OperatorGraph.weights("weights", [2, 3, 3, 1], axis: 0),
        ]),
      try OperatorGraph(
        "odd pooling", .maxPool(pool),
        [OperatorGraph.activation("image", [1, 4, 4, 1], zeroPoint: -128)],
        result: OperatorGraph.activation("output", [1], zeroPoint: -128)),
    ] {
      let bytes = try TFLiteWriter.write(fixture.graph)
      let graph = try TFLiteReader.read(bytes: bytes, name: fixture.graph.name)
      #expect(graph.operations.count == 2)
      let image = TensorElements.int8((0..<16).map { Int8($0 * 11 - 100) })
      #expect(
        try Evaluator(graph).evaluate([image]) == Evaluator(fixture.graph).evaluate([image]))
    }
  }

  @Test func averagesOverAnOddBorderAreRefused() throws {
    let pool = AveragePool(
      kernel: Extent(height: 3, width: 3), stride: Extent(height: 1, width: 1),
      padding: Padding(top: 2, bottom: 0), activation: .none)
    let fixture = try OperatorGraph(
      "odd average", .averagePool(pool), [OperatorGraph.activation("image", [1, 4, 4, 1])])
    #expect {
      try TFLiteWriter.write(fixture.graph)
    } throws: { error in
      "\(error)".contains("operation 0 (AVERAGE_POOL_2D), padding")
    }
  }

  @Test func roundingThatTheWeightsDoNotImplyIsRefused() throws {
    let fixture = try OperatorGraph(
      "odd rounding",
      .fullyConnected(FullyConnected(activation: .none, keepsAxes: false, rounding: .single)),
      [
        OperatorGraph.activation("rows", [1, 4]),
        OperatorGraph.weights("weights", [2, 4], axis: 0),
      ])
    #expect(throws: ModelFormatError.self) { try TFLiteWriter.write(fixture.graph) }
  }

  @Test func whatFilesHaveNoOperatorForIsNamed() throws {
    let fixture = try OperatorGraph(
      "mish", .unary(Unary(.mish)), [OperatorGraph.activation("rows", [1, 4])])
    #expect {
      try TFLiteWriter.write(fixture.graph)
    } throws: { error in
      "\(error)".contains("operation 0 making \"output\": found unary mish")
    }
  }

  @Test func illegalGraphIsRefused() {
    var network = OperatorGraph.smallNetwork()
    network.operations.reverse()
    #expect(throws: ModelFormatError.self) { try TFLiteWriter.write(network) }
  }
}
