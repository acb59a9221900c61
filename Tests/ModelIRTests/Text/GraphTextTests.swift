import ModelIR
import QuantizedArithmetic
import Testing

/// Graphs as text, and back.
struct GraphTextTests {
  @Test(arguments: UInt64(0)..<300)
  func whatIsWrittenReadsBackEqual(seed: UInt64) throws {
    var random = RandomGraph(seed: seed)
    let graph = random.graph()
    #expect(try GraphParser().parse(GraphPrinter().print(graph)) == graph)
  }

  @Test func everyOperatorHasItsOwnMnemonic() {
    let mnemonics = Operator.prototypes.map(\.mnemonic)
    #expect(Set(mnemonics).count == mnemonics.count)
    #expect(mnemonics.count == 28)
  }

  static let small = """
    graph "small"
    inputs %0
    outputs %3
    tensor %0 "in" int8 1x4 scale=0.1 zeroPoint=-3
    tensor %1 "w" int4 2x4 scale=0.5,0.25 zeroPoint=0 axis=0 constant=int8:07f80100ff020304
    tensor %2 "b" int32 2 constant=int32:01000000feffffff
    tensor %3 "out" int8 1x2 scale=1.0 zeroPoint=0
    operation %3 = fullyConnected(%0, %1, %2) activation=relu keepsAxes=false rounding=single

    """

  static var graph: Graph {
    Graph(
      name: "small",
      tensors: [
        Tensor(
          name: "in", shape: [1, 4], elementType: .int8,
          quantization: Quantization(scale: 0.1, zeroPoint: -3)),
        Tensor(
          name: "w", shape: [2, 4], elementType: .int4,
          quantization: Quantization(scales: [0.5, 0.25], zeroPoints: [0, 0], axis: 0),
          constant: .int8([7, -8, 1, 0, -1, 2, 3, 4])),
        Tensor(name: "b", shape: [2], elementType: .int32, constant: .int32([1, -2])),
        Tensor(
          name: "out", shape: [1, 2], elementType: .int8,
          quantization: Quantization(scale: 1, zeroPoint: 0)),
      ],
      operations: [
        Operation(
          .fullyConnected(
            FullyConnected(activation: .relu, keepsAxes: false, rounding: .single)),
          inputs: [TensorID(0), TensorID(1), TensorID(2)], outputs: [TensorID(3)])
      ],
      inputs: [TensorID(0)], outputs: [TensorID(3)])
  }

  @Test func theTextIsThis() throws {
    try Self.graph.verify()
    #expect(GraphPrinter().print(Self.graph) == Self.small)
    let edited = "# a comment\r\n\r\n" + Self.small
    #expect(try GraphParser().parse(edited) == Self.graph)
  }

  @Test func elidedConstantsAreNotReadBack() {
    let text = Self.graph.description
    #expect(text.contains("constant=...8\n"))
    #expect(throws: GraphTextError(line: 5, reason: .elidedConstant)) {
      try GraphParser().parse(text)
    }
  }

  static let mistakes: [(String, GraphTextError.Reason)] = [
    ("tensors %0", .unknownLine("tensors")),
    ("graph small", .expected("\"\"\"", found: "small")),
    ("graph \"small", .expected("a closing quote", found: "")),
    ("inputs %0, _", .expected("a tensor", found: "_")),
    ("inputs %x", .expected("a tensor's number", found: "x")),
    ("inputs %0 %1", .expected("the end of the line", found: "%1")),
    ("tensor %1 \"a\" int8 1", .expected("%0", found: "%1")),
    ("tensor %0 \"a\" int9 1", .expected("an element type", found: "int9")),
    ("tensor %0 \"a\" int8 1y2", .expected("a shape", found: "1y2")),
    ("tensor %0 \"a\" int8 2 scale=x", .wrongValue(attribute: "scale", value: "x")),
    ("tensor %0 \"a\" int8 2 size=1", .unknownAttribute("size")),
    ("tensor %0 \"a\" int8 2 odd", .expected("an attribute", found: "odd")),
    ("tensor %0 \"a\" int8 1 constant=int8:0", .wrongValue(attribute: "constant", value: "int8:0")),
    ("tensor %0 \"a\" int8 1 constant=0g", .wrongValue(attribute: "constant", value: "0g")),
    ("operation %0 = sum(%1)", .unknownOperator("sum")),
    ("operation %0 = add %1", .expected("\"(\"", found: "%1")),
    ("operation %0 = add(%1, %2)", .missingAttribute("activation")),
    (
      "operation %0 = add(%1, %2) activation=sigmoid",
      .wrongValue(attribute: "activation", value: "sigmoid")
    ),
    ("operation %0 = cast(%1) beta=1", .unknownAttribute("beta")),
  ]

  @Test(arguments: mistakes)
  func mistakesAreNamedWithTheirLine(text: String, reason: GraphTextError.Reason) {
    let error = #expect(throws: GraphTextError.self) {
      try GraphParser().parse("\n# line 2\n" + text + "\n")
    }
    #expect(error == GraphTextError(line: 3, reason: reason))
  }
}
