import ModelIR
import Testing

/// The verifier passes a legal graph and names each kind of fault, one at a time.
struct VerifyTests {
  /// `image` and a constant added, then the sum reshaped.
  static var legal: Graph {
    func bytes(_ name: String, _ shape: Shape) -> Tensor {
      Tensor(
        name: name, shape: shape, elementType: .int8,
        quantization: Quantization(scale: 0.5, zeroPoint: 1))
    }
    var constant = bytes("constant", [4])
    constant.constant = .int8([1, 2, 3, 4])
    return Graph(
      name: "legal",
      tensors: [bytes("image", [2, 4]), constant, bytes("sum", [2, 4]), bytes("flat", [8])],
      operations: [
        Operation(
          .add(Add(activation: .none)), inputs: [TensorID(0), TensorID(1)], outputs: [TensorID(2)]),
        Operation(
          .reshape(Reshape(shape: [8])), inputs: [TensorID(2)], outputs: [TensorID(3)]),
      ],
      inputs: [TensorID(0)], outputs: [TensorID(3)])
  }

  static func faults(_ change: (inout Graph) -> Void) -> [GraphFault] {
    var graph = legal
    change(&graph)
    return graph.faults
  }

  @Test func aLegalGraphPasses() throws {
    try Self.legal.verify()
    #expect(Self.legal.faults.isEmpty)
  }

  @Test func faultsAreThrownTogether() {
    var graph = Self.legal
    graph.inputs = []
    graph.outputs = []
    let error = #expect(throws: GraphError.self) { try graph.verify() }
    #expect(error?.faults.count == 3)
    #expect(error?.description.split(separator: "\n").first == "inputs: nothing is listed")
  }

  @Test func namesAreUnique() {
    #expect(
      Self.faults { $0.tensors[2].name = "image" } == [
        GraphFault(.tensor(TensorID(2), name: "image"), .duplicateName)
      ])
  }

  static let hostileShapes: [Shape] = [
    [0], [-1], [2, 0, 3], [1 << 28, 2], [1 << 40, 1 << 40], [.max, .max], [.min], [.max, 0],
  ]

  @Test(arguments: hostileShapes)
  func shapesAreBounded(shape: Shape) {
    let faults = Self.faults { $0.tensors[2].shape = shape }
    #expect(
      faults == [GraphFault(.tensor(TensorID(2), name: "sum"), .shapeOutOfBounds(shape))])
  }

  @Test func constantsFillTheirShape() {
    let place = GraphFault.Place.tensor(TensorID(1), name: "constant")
    #expect(
      Self.faults { $0.tensors[1].constant = .int8([1, 2, 3]) } == [
        GraphFault(place, .wrongConstantCount(found: 3, expected: 4))
      ])
    #expect(
      Self.faults { $0.tensors[1].constant = .uint8([1, 2, 3, 4]) } == [
        GraphFault(place, .wrongConstantType(.int8))
      ])
  }

  @Test func fourBitsHoldWhatTheyCan() {
    let faults = Self.faults {
      $0.tensors[1].elementType = .int4
      $0.tensors[1].constant = .int8([7, -8, 8, 0])
    }
    #expect(
      faults == [GraphFault(.tensor(TensorID(1), name: "constant"), .valueOutOfRange(8))])
  }

  static let quantizations: [(Quantization, String)] = [
    (Quantization(scales: [], zeroPoints: [], axis: nil), "0 scales and 0 zero points"),
    (Quantization(scales: [1], zeroPoints: [], axis: nil), "1 scales and 0 zero points"),
    (Quantization(scales: [1, 1], zeroPoints: [0, 0], axis: nil), "2 scales but no axis"),
    (
      Quantization(scales: [1, 1], zeroPoints: [0, 0], axis: 1),
      "2 scales along axis 1 of extent 4"
    ),
    (Quantization(scales: [1, 1], zeroPoints: [0, 0], axis: 2), "scales run along axis 2 of 2"),
    (Quantization(scales: [1, 1], zeroPoints: [0, 0], axis: -1), "scales run along axis -1 of 2"),
    (Quantization(scale: 0, zeroPoint: 0), "the scale 0.0 is not a finite number above zero"),
    (Quantization(scale: -1, zeroPoint: 0), "the scale -1.0 is not a finite number above zero"),
    (Quantization(scale: .nan, zeroPoint: 0), "the scale nan is not a finite number above zero"),
    (
      Quantization(scale: .infinity, zeroPoint: 0),
      "the scale inf is not a finite number above zero"
    ),
    (Quantization(scale: 1, zeroPoint: 128), "the zero point 128 is not int8"),
  ]

  @Test(arguments: quantizations)
  func quantisationsFitTheirTensor(quantization: Quantization, reason: String) {
    let faults = Self.faults { $0.tensors[0].quantization = quantization }
    #expect(
      faults == [
        GraphFault(.tensor(TensorID(0), name: "image"), .wrongQuantization(reason))
      ])
  }

  @Test func identifiersNameTensors() {
    let unknown = TensorID(4)
    let negative = TensorID(-1)
    #expect(
      Self.faults { $0.inputs = [TensorID(0), unknown] } == [
        GraphFault(.inputs, .unknownTensor(unknown))
      ])
    #expect(
      Self.faults { $0.outputs = [negative] } == [GraphFault(.outputs, .unknownTensor(negative))])
    #expect(
      Self.faults { $0.operations[0].inputs[1] = unknown } == [
        GraphFault(.operation(0, mnemonic: "add"), .unknownTensor(unknown))
      ])
    #expect(
      Self.faults { $0.operations[1].outputs.append(negative) } == [
        GraphFault(.operation(1, mnemonic: "reshape"), .unknownTensor(negative))
      ])
    // Where a shape is at fault already, identifiers are still checked.
    let both = Self.faults {
      $0.tensors[3].shape = [0]
      $0.operations[0].inputs[1] = unknown
    }
    #expect(both.map(\.reason) == [.shapeOutOfBounds([0]), .unknownTensor(unknown)])
  }

  @Test func inputsComeFromOutside() {
    #expect(
      Self.faults { $0.inputs.append(TensorID(1)) } == [
        GraphFault(.inputs, .wrongInput(TensorID(1)))
      ])
    #expect(
      Self.faults { $0.inputs.append(TensorID(0)) } == [
        GraphFault(.inputs, .wrongInput(TensorID(0)))
      ])
  }

  @Test func operationsFollowWhatTheyRead() {
    #expect(
      Self.faults { $0.operations.swapAt(0, 1) } == [
        GraphFault(.operation(0, mnemonic: "reshape"), .readBeforeMade(TensorID(2)))
      ])
    #expect(
      Self.faults { $0.operations.removeLast() } == [
        GraphFault(.outputs, .readBeforeMade(TensorID(3)))
      ])
  }

  @Test func everyTensorIsMadeOnce() {
    #expect(
      Self.faults { $0.operations.insert($0.operations[0], at: 1) } == [
        GraphFault(.operation(1, mnemonic: "add"), .madeTwice(TensorID(2)))
      ])
    #expect(
      Self.faults { $0.inputs.append(TensorID(2)) } == [
        GraphFault(.operation(0, mnemonic: "add"), .madeTwice(TensorID(2)))
      ])
  }

  static let operandFaults: [(OperatorError, @Sendable (inout Graph) -> Void)] = [
    (.wrongInputCount(found: 1, expected: 2...2), { $0.operations[0].inputs.removeLast() }),
    (.missingInput("right"), { $0.operations[0].inputs[1] = nil }),
    (.wrongResultCount(found: 0, expected: 1), { $0.operations[0].outputs = [] }),
    (
      .wrongShape(tensor: "result", found: [4, 2], reason: "it must be 2x4"),
      { $0.tensors[2].shape = [4, 2] }
    ),
    (
      .wrongType(tensor: "right", found: .int32, expected: [.int8, .uint8, .int16]),
      {
        $0.tensors[1].elementType = .int32
        $0.tensors[1].constant = .int32([1, 2, 3, 4])
      }
    ),
    (.missingQuantization(tensor: "left"), { $0.tensors[0].quantization = nil }),
    (
      .wrongQuantization(tensor: "left", reason: "one scale is expected, not one per channel"),
      {
        $0.tensors[0].quantization = Quantization(scales: [1, 1], zeroPoints: [0, 0], axis: 0)
      }
    ),
  ]

  @Test(arguments: operandFaults.indices)
  func operatorsRefuseOperands(index: Int) {
    let (error, change) = Self.operandFaults[index]
    let faults = Self.faults(change)
    #expect(faults.first == GraphFault(.operation(0, mnemonic: "add"), .operatorError(error)))
  }

  /// Attributes from a hostile file: sums and products of them must not overflow.
  static let hostile: [Operator] = [
    .convolution(
      Convolution(stride: Extent(height: .max, width: 1), padding: Padding(), activation: .none)),
    .convolution(
      Convolution(stride: Extent(height: 1, width: 0), padding: Padding(), activation: .none)),
    .convolution(
      Convolution(
        stride: Extent(height: 1, width: 1), dilation: Extent(height: .max, width: .max),
        padding: Padding(), activation: .none)),
    .convolution(
      Convolution(
        stride: Extent(height: 1, width: 1), padding: Padding(top: .max, bottom: .max),
        activation: .none)),
    .depthwiseConvolution(
      DepthwiseConvolution(
        stride: Extent(height: 1, width: 1), padding: Padding(left: .min), multiplier: .max,
        activation: .none)),
    .depthwiseConvolution(
      DepthwiseConvolution(
        stride: Extent(height: 1, width: 1), padding: Padding(), multiplier: .max, activation: .none
      )),
    .averagePool(
      AveragePool(
        kernel: Extent(height: .max, width: .max), stride: Extent(height: 1, width: 1),
        padding: Padding(), activation: .none)),
    .maxPool(
      MaxPool(
        kernel: Extent(height: 1, width: 1), stride: Extent(height: 1, width: 1),
        padding: Padding(right: .max), activation: .none)),
    .mean(Mean(axes: [.max], keepsAxes: true)), .mean(Mean(axes: [-1], keepsAxes: true)),
    .reshape(Reshape(shape: [.max, .max])),
    .pad(Pad(before: [.max, 0, 0, 0], after: [.max, 0, 0, 0])),
    .stridedSlice(
      StridedSlice(begin: [0, 0, 0, 0], end: [1, 1, 1, .max], stride: [1, 1, 1, .min])),
    .softmax(Softmax(beta: .infinity)), .unary(Unary(.leakyRelu, alpha: .nan)),
    .reduce(Reduce(.sum, axes: [.max], keepsAxes: true)),
    .transpose(Transpose(permutation: [0, 1, 2, .max])), .concatenate(Concatenate(axis: .min)),
    .resize(
      Resize(size: Extent(height: .max, width: 0), mode: .nearest, coordinates: .asymmetric)),
    .tile(Tile(repeats: [1, 1, 1, .max])), .argMax(ArgMax(axis: -1)),
    .transposedConvolution(
      TransposedConvolution(
        stride: Extent(height: .max, width: 1), padding: Padding(top: .max),
        size: Extent(height: 2, width: 2))),
  ]

  @Test(arguments: hostile)
  func hostileAttributesAreRefused(operation: Operator) {
    let weights = SingleOperation.reals("weights", [1, 1, 1, 1], [1])
    let takesWeights =
      switch operation {
      case .convolution, .depthwiseConvolution, .transposedConvolution: true
      default: false
      }
    let graph = SingleOperation.graph(
      operation,
      inputs: [SingleOperation.reals("image", [1, 2, 2, 1])] + (takesWeights ? [weights] : []),
      result: SingleOperation.reals("result", [1, 2, 2, 1]))
    #expect(graph.faults.count == 1)
    #expect(throws: EvaluationError.graph(GraphError(faults: graph.faults))) {
      try Evaluator(graph)
    }
  }
}
