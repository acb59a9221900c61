import ModelIR
import QuantizedArithmetic

/// Operators that a file spells with a name for each function, or with its operands in an order of
/// its own.
extension OperatorGraph {
  private static let image = activation("image", [1, 7, 6, 3])
  private static let other = activation("other", [1, 7, 6, 3])
  private static let truths = Tensor(name: "truths", shape: [1, 7, 6, 3], elementType: .bool)

  static func functions() throws -> [OperatorGraph] {
    let unary: [Unary] =
      [.absolute, .exponential, .reciprocalSquareRoot, .relu6, .sigmoid, .tanh].map {
        Unary($0)
      } + [Unary(.leakyRelu, alpha: 0.2), Unary(.elu, alpha: 1), Unary(.geluTanh), Unary(.gelu)]
    let binary = [
      Binary(.subtract, activation: .relu), Binary(.multiply), Binary(.divide), Binary(.minimum),
      Binary(.maximum), Binary(.squaredDifference), Binary(.prelu),
    ]
    return try unary.map {
      try OperatorGraph("unary \($0.function.rawValue)", .unary($0), [image])
    }
      + binary.map {
        try OperatorGraph("binary \($0.function.rawValue)", .binary($0), [image, other])
      }
      + [
        try OperatorGraph(
          "greater", .binary(Binary(.greater)), [image, other],
          result: Tensor(name: "output", shape: [1], elementType: .bool)),
        try OperatorGraph("select", .select(Select()), [truths, image, other]),
        try OperatorGraph(
          "cast", .cast(Cast()), [truths],
          result: Tensor(name: "output", shape: [1], elementType: .int32)),
        try OperatorGraph(
          "dequantize", .dequantize(Dequantize()), [image], result: reals("output", [1])),
      ]
  }

  static func rows() throws -> [OperatorGraph] {
    let rows = activation("rows", [2, 3, 5])
    let indices = Tensor(
      name: "indices", shape: [2], elementType: .int32, constant: .int32([2, 0]))
    let found = Tensor(name: "output", shape: [1], elementType: .int32)
    return [
      try OperatorGraph(
        "reduce maximum", .reduce(Reduce(.maximum, axes: [1], keepsAxes: true)), [rows]),
      try OperatorGraph("reduce sum", .reduce(Reduce(.sum, axes: [2], keepsAxes: false)), [rows]),
      try OperatorGraph("transpose", .transpose(Transpose(permutation: [2, 0, 1])), [rows]),
      try OperatorGraph(
        "concatenate", .concatenate(Concatenate(axis: 1)),
        [rows, activation("more", [2, 2, 5])]),
      try OperatorGraph("gather", .gather(Gather(axis: 1)), [rows, indices]),
      try OperatorGraph("tile", .tile(Tile(repeats: [1, 2, 3])), [rows]),
      try OperatorGraph(
        "batch product", .batchMatMul(BatchMatMul(transposesRight: true)),
        [rows, activation("columns", [2, 4, 5])]),
      try OperatorGraph("arg max", .argMax(ArgMax(axis: 2)), [rows], result: found),
      try OperatorGraph(
        "log softmax", .logSoftmax(LogSoftmax()), [rows],
        result: scaled(16 / 256, zeroPoint: 127)),
      try OperatorGraph(
        "l2 normalization", .l2Normalization(L2Normalization()), [rows],
        result: scaled(1 / 128, zeroPoint: 0)),
    ]
  }

  static func images() throws -> [OperatorGraph] {
    let size = Extent(height: 14, width: 12)
    return [
      try OperatorGraph(
        "pad of a value",
        .pad(Pad(before: [0, 1, 0, 0], after: [0, 0, 2, 0], value: 1.5)), [image]),
      try OperatorGraph(
        "pad, reflected",
        .pad(Pad(before: [0, 1, 0, 0], after: [0, 0, 2, 0], mode: .reflect)), [image]),
      try OperatorGraph(
        "resize, bilinear",
        .resize(Resize(size: size, mode: .bilinear, coordinates: .halfPixel)), [image]),
      try OperatorGraph(
        "resize, nearest",
        .resize(Resize(size: size, mode: .nearest, coordinates: .asymmetric)), [image]),
      try OperatorGraph(
        "transposed convolution, same",
        .transposedConvolution(
          TransposedConvolution(
            stride: Extent(height: 2, width: 2),
            padding: Padding(top: 0, bottom: 1, left: 0, right: 1), size: size)),
        [image, weights("weights", [4, 3, 3, 3], axis: 0), bias(4)]),
    ]
  }

  private static func scaled(_ scale: Float, zeroPoint: Int32) -> Tensor {
    Tensor(
      name: "output", shape: [1], elementType: .int8,
      quantization: Quantization(scale: scale, zeroPoint: zeroPoint))
  }
}
