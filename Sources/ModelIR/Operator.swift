/// What an operation computes, one case per operator file in `Operators/`.
public enum Operator: Sendable, Hashable {
  case convolution(Convolution)
  case depthwiseConvolution(DepthwiseConvolution)
  case fullyConnected(FullyConnected)
  case averagePool(AveragePool)
  case maxPool(MaxPool)
  case mean(Mean)
  case add(Add)
  case softmax(Softmax)
  case quantize(Quantize)
  case reshape(Reshape)
  case pad(Pad)
  case stridedSlice(StridedSlice)
  case unary(Unary)
  case binary(Binary)
  case select(Select)
  case reduce(Reduce)
  case transpose(Transpose)
  case concatenate(Concatenate)
  case gather(Gather)
  case resize(Resize)
  case tile(Tile)
  case batchMatMul(BatchMatMul)
  case transposedConvolution(TransposedConvolution)
  case argMax(ArgMax)
  case cast(Cast)
  case dequantize(Dequantize)
  case logSoftmax(LogSoftmax)
  case l2Normalization(L2Normalization)
}

extension Operator {
  /// Every operator there is, with attributes to be filled in: what text and manuals list.
  package static var prototypes: [Operator] {
    [
      .convolution(Convolution()), .depthwiseConvolution(DepthwiseConvolution()),
      .fullyConnected(FullyConnected()), .averagePool(AveragePool()), .maxPool(MaxPool()),
      .mean(Mean()), .add(Add()), .softmax(Softmax()), .quantize(Quantize()),
      .reshape(Reshape()), .pad(Pad()), .stridedSlice(StridedSlice()),
      .unary(Unary()), .binary(Binary()), .select(Select()), .reduce(Reduce()),
      .transpose(Transpose()), .concatenate(Concatenate()), .gather(Gather()), .resize(Resize()),
      .tile(Tile()), .batchMatMul(BatchMatMul()), .transposedConvolution(TransposedConvolution()),
      .argMax(ArgMax()), .cast(Cast()), .dequantize(Dequantize()), .logSoftmax(LogSoftmax()),
      .l2Normalization(L2Normalization()),
    ]
  }

  /// What the operator declares of itself.
  package var definition: any OperatorDefinition {
    switch self {
    case .convolution(let definition): definition
    case .depthwiseConvolution(let definition): definition
    case .fullyConnected(let definition): definition
    case .averagePool(let definition): definition
    case .maxPool(let definition): definition
    case .mean(let definition): definition
    case .add(let definition): definition
    case .softmax(let definition): definition
    case .quantize(let definition): definition
    case .reshape(let definition): definition
    case .pad(let definition): definition
    case .stridedSlice(let definition): definition
    case .unary(let definition): definition
    case .binary(let definition): definition
    case .select(let definition): definition
    case .reduce(let definition): definition
    case .transpose(let definition): definition
    case .concatenate(let definition): definition
    case .gather(let definition): definition
    case .resize(let definition): definition
    case .tile(let definition): definition
    case .batchMatMul(let definition): definition
    case .transposedConvolution(let definition): definition
    case .argMax(let definition): definition
    case .cast(let definition): definition
    case .dequantize(let definition): definition
    case .logSoftmax(let definition): definition
    case .l2Normalization(let definition): definition
    }
  }

  /// The word for it in the text form and in reports.
  public var mnemonic: String { type(of: definition).mnemonic }

  /// The shapes of the results.
  ///
  /// - Throws: `OperatorError` where inputs are missing, or shapes and attributes don't go
  /// together.
  public func resultShapes(of inputs: [Tensor?]) throws(OperatorError) -> [Shape] {
    [try definition.resultShape(of: operands(inputs))]
  }

  /// Throws unless the inputs and results have the types, quantisations and shapes of this
  /// operator.
  public func check(inputs: [Tensor?], results: [Tensor]) throws(OperatorError) {
    let operands = try operands(inputs)
    guard let result = results.first, results.count == 1 else {
      throw .wrongResultCount(found: results.count, expected: 1)
    }
    let shape = try definition.resultShape(of: operands)
    guard shape == result.shape else {
      throw .wrongShape(tensor: "result", found: result.shape, reason: "it must be \(shape)")
    }
    try definition.checkTypes(of: operands, result: result)
  }

  /// Multiply-accumulates behind the results, taps in the padding counted as well.
  public func multiplyAccumulates(
    inputs: [Tensor?], results: [Tensor]
  ) throws(OperatorError) -> Int {
    let operands = try operands(inputs)
    var sum = 0
    for result in results {
      sum += try definition.multiplyAccumulates(of: operands, result: result.shape)
    }
    return sum
  }

  func operands(_ inputs: [Tensor?]) throws(OperatorError) -> Operands {
    try Operands(inputs, names: type(of: definition).operandNames)
  }
}
