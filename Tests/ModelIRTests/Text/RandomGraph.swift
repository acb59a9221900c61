import ModelIR
import QuantizedArithmetic
import TestSupport

/// Graphs of random tensors and operators: readable, though hardly ever legal.
struct RandomGraph {
  var random: RepeatableRandom

  init(seed: UInt64) { random = RepeatableRandom(seed: seed) }

  mutating func graph() -> Graph {
    var graph = Graph(name: text())
    graph.tensors = (0..<number(1...8)).map { _ in tensor() }
    graph.operations = (0..<number(0...8)).map { _ in
      Operation(
        anyOperator(), inputs: (0..<number(0...4)).map { _ in number(0...4) == 0 ? nil : id() },
        outputs: (0..<number(0...2)).map { _ in id() })
    }
    graph.inputs = (0..<number(0...3)).map { _ in id() }
    graph.outputs = (0..<number(0...3)).map { _ in id() }
    return graph
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func id() -> TensorID { TensorID(number(0...9)) }

  /// Letters, and what a scanner may stumble over.
  mutating func text() -> String {
    let pieces = [
      "a", "Z/", "\"", "\\", "\n", "\r\n", " ", "=", "é", "\u{301}", "%1", "👩‍🔬", "\u{0}", "#",
    ]
    return (0..<number(0...8)).map { _ in pieces[number(0...pieces.count - 1)] }.joined()
  }

  mutating func real() -> Float {
    let special: [Float] = [
      0, -0.0, .infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1,
    ]
    guard number(0...3) > 0 else { return special[number(0...special.count - 1)] }
    return Float(bitPattern: UInt32.random(in: 0x2000_0000...0x5000_0000, using: &random))
  }

  mutating func tensor() -> Tensor {
    let type = ElementType.allCases[number(0...ElementType.allCases.count - 1)]
    var tensor = Tensor(
      name: text(), shape: Shape((0..<number(0...4)).map { _ in number(0...5) }), elementType: type)
    if number(0...1) == 0 { tensor.quantization = quantization() }
    if number(0...1) == 0 { tensor.constant = elements(of: type, count: number(0...9)) }
    return tensor
  }

  mutating func quantization() -> Quantization {
    let count = number(1...3)
    let isShared = number(0...1) == 0
    return Quantization(
      scales: (0..<count).map { _ in real() },
      zeroPoints: (0..<count).map { _ in
        isShared ? 7 : Int32.random(in: .min ... .max, using: &random)
      },
      axis: number(0...1) == 0 ? nil : number(0...3))
  }

  mutating func elements(of type: ElementType, count: Int) -> TensorElements {
    switch type {
    case .float32: .float32((0..<count).map { _ in real() })
    case .int4, .int8: .int8(random.array(of: .min ... .max, count: count))
    case .uint8: .uint8(random.array(of: .min ... .max, count: count))
    case .int16: .int16(random.array(of: .min ... .max, count: count))
    case .int32: .int32(random.array(of: .min ... .max, count: count))
    case .int64: .int64(random.array(of: .min ... .max, count: count))
    case .bool: .bool((0..<count).map { _ in Bool.random(using: &random) })
    }
  }

  mutating func extent() -> Extent { Extent(height: number(0...9), width: number(-9...9)) }

  mutating func padding() -> Padding {
    Padding(top: number(0...9), bottom: number(0...9), left: number(-1...9), right: number(0...99))
  }

  mutating func numbers() -> [Int] { (0..<number(0...4)).map { _ in number(-5...50) } }

  mutating func activation() -> Activation { Activation.allCases[number(0...3)] }

  /// One of every operator, with attributes of its own.
  mutating func anyOperator() -> Operator {
    switch number(0...27) {
    case 0:
      .convolution(
        Convolution(
          stride: extent(), dilation: extent(), padding: padding(), activation: activation()))
    case 1:
      .depthwiseConvolution(
        DepthwiseConvolution(
          stride: extent(), dilation: extent(), padding: padding(), multiplier: number(0...9),
          activation: activation()))
    case 2:
      .fullyConnected(
        FullyConnected(
          activation: activation(), keepsAxes: number(0...1) == 0,
          rounding: number(0...1) == 0 ? .double : .single))
    case 3:
      .averagePool(
        AveragePool(
          kernel: extent(), stride: extent(), padding: padding(), activation: activation()))
    case 4:
      .maxPool(
        MaxPool(kernel: extent(), stride: extent(), padding: padding(), activation: activation()))
    case 5: .mean(Mean(axes: numbers(), keepsAxes: number(0...1) == 0))
    case 6: .add(Add(activation: activation()))
    case 7: .softmax(Softmax(beta: real()))
    case 8: .quantize(Quantize(roundsToEven: number(0...1) == 0))
    case 9: .reshape(Reshape(shape: Shape(numbers())))
    case 10:
      .pad(Pad(before: numbers(), after: numbers(), mode: any(PadMode.allCases), value: real()))
    case 11...21: furtherOperator()
    case 22:
      .transposedConvolution(
        TransposedConvolution(
          stride: extent(), dilation: extent(), padding: padding(), size: extent(),
          activation: activation()))
    case 23: .cast(Cast())
    case 24: .dequantize(Dequantize())
    case 25: .logSoftmax(LogSoftmax())
    case 26: .l2Normalization(L2Normalization())
    default:
      .stridedSlice(
        StridedSlice(begin: numbers(), end: numbers(), stride: numbers(), droppedAxes: numbers()))
    }
  }

  mutating func any<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }

  mutating func furtherOperator() -> Operator {
    switch number(0...9) {
    case 0: .unary(Unary(any(UnaryFunction.allCases), alpha: real(), beta: real()))
    case 1: .binary(Binary(any(BinaryFunction.allCases), activation: activation()))
    case 2: .select(Select())
    case 3:
      .reduce(Reduce(any(ReduceFunction.allCases), axes: numbers(), keepsAxes: number(0...1) == 0))
    case 4: .transpose(Transpose(permutation: numbers()))
    case 5: .concatenate(Concatenate(axis: number(-1...4), activation: activation()))
    case 6: .gather(Gather(axis: number(-1...4), batchAxes: number(-1...2)))
    case 7:
      .resize(
        Resize(
          size: extent(), mode: any(ResizeMode.allCases),
          coordinates: any(ResizeCoordinates.allCases), rounding: any(ResizeRounding.allCases),
          rowScale: real(), columnScale: real()))
    case 8: .tile(Tile(repeats: numbers()))
    default:
      .argMax(
        ArgMax(
          axis: number(-1...4), keepsAxis: number(0...1) == 0, isMinimum: number(0...1) == 0,
          takesLast: number(0...1) == 0))
    }
  }
}
