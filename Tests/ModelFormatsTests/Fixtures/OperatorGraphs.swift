import ModelIR
import QuantizedArithmetic

extension OperatorGraph {
  /// At least one graph of every operator, and of every attribute that a file spells its own way.
  static func all() throws -> [OperatorGraph] {
    try convolutions() + depthwiseConvolutions() + fullyConnected() + poolings() + arithmetic()
      + movements() + functions() + rows() + images()
  }

  private static let none = Padding()
  private static let image = activation("image", [1, 7, 6, 3])

  private static func convolutions() throws -> [OperatorGraph] {
    let weights = weights("weights", [4, 3, 2, 3], axis: 0)
    let same = Padding(top: 1, bottom: 1, left: 0, right: 0)
    let two = Extent(height: 2, width: 2)
    return [
      try OperatorGraph(
        "convolution, valid, strides 2x1",
        .convolution(
          Convolution(stride: Extent(height: 2, width: 1), padding: none, activation: .relu6)),
        [image, weights, bias(4)]),
      try OperatorGraph(
        "convolution, same, no bias",
        .convolution(Convolution(stride: two, padding: same, activation: .none)),
        [image, weights, nil]),
      try OperatorGraph(
        "convolution, dilated",
        .convolution(
          Convolution(
            stride: Extent(height: 1, width: 1), dilation: two, padding: none, activation: .relu)),
        [image, weights]),
      try OperatorGraph(
        "convolution, int4 of odd count",
        .convolution(Convolution(stride: two, padding: none, activation: .reluN1To1)),
        [image, Self.weights("weights", [3, 1, 1, 3], axis: 0, type: .int4), bias(3)]),
      try OperatorGraph(
        "convolution, float",
        .convolution(Convolution(stride: two, padding: none, activation: .none)),
        [reals("image", [1, 5, 5, 2]), realWeights("weights", [3, 2, 2, 2])],
        result: reals("output", [1])),
    ]
  }

  private static func depthwiseConvolutions() throws -> [OperatorGraph] {
    [
      try OperatorGraph(
        "depthwise convolution, multiplier 2",
        .depthwiseConvolution(
          DepthwiseConvolution(
            stride: Extent(height: 1, width: 1),
            padding: Padding(top: 1, bottom: 1, left: 1, right: 1), multiplier: 2,
            activation: .relu)),
        [image, weights("weights", [1, 3, 3, 6], axis: 3), bias(6)])
    ]
  }

  private static func fullyConnected() throws -> [OperatorGraph] {
    [
      try OperatorGraph(
        "fully connected, flattened",
        .fullyConnected(FullyConnected(activation: .relu)),
        [activation("rows", [2, 1, 5]), weights("weights", [3, 5], axis: 0), bias(3)]),
      try OperatorGraph(
        "fully connected, axes kept",
        .fullyConnected(FullyConnected(activation: .none, keepsAxes: true)),
        [activation("rows", [2, 1, 5]), weights("weights", [3, 5], axis: 0)]),
      try OperatorGraph(
        "fully connected, int4",
        .fullyConnected(FullyConnected(activation: .none, keepsAxes: false, rounding: .single)),
        [activation("rows", [1, 5]), weights("weights", [3, 5], axis: 0, type: .int4)]),
    ]
  }

  private static func poolings() throws -> [OperatorGraph] {
    let kernel = Extent(height: 3, width: 2)
    let stride = Extent(height: 2, width: 3)
    let same = Padding(top: 1, bottom: 1, left: 0, right: 0)
    let result = activation("output", [1])
    return [
      try OperatorGraph(
        "average pool, same",
        .averagePool(
          AveragePool(kernel: kernel, stride: stride, padding: same, activation: .relu)),
        [image], result: result),
      try OperatorGraph(
        "max pool, valid",
        .maxPool(MaxPool(kernel: kernel, stride: stride, padding: none, activation: .none)),
        [image], result: result),
    ]
  }

  private static func arithmetic() throws -> [OperatorGraph] {
    let softmaxResult = Tensor(
      name: "output", shape: [1], elementType: .int8,
      quantization: Quantization(scale: 1 / 256, zeroPoint: -128))
    let unsigned = Tensor(
      name: "output", shape: [1], elementType: .uint8,
      quantization: Quantization(scale: 0.25, zeroPoint: 125))
    return [
      try OperatorGraph(
        "add", .add(Add(activation: .relu)), [image, activation("other", [1, 7, 6, 3])]),
      try OperatorGraph(
        "softmax", .softmax(Softmax(beta: 0.5)), [activation("scores", [2, 10])],
        result: softmaxResult),
      try OperatorGraph("quantize", .quantize(Quantize()), [image], result: unsigned),
      try OperatorGraph(
        "mean, axes dropped", .mean(Mean(axes: [1, 2], keepsAxes: false)), [image]),
      try OperatorGraph("mean, axis kept", .mean(Mean(axes: [3], keepsAxes: true)), [image]),
    ]
  }

  private static func movements() throws -> [OperatorGraph] {
    [
      try OperatorGraph("reshape", .reshape(Reshape(shape: [2, 63])), [image]),
      try OperatorGraph(
        "reshape to a scalar", .reshape(Reshape(shape: [])), [activation("one", [1, 1])]),
      try OperatorGraph(
        "pad", .pad(Pad(before: [0, 1, 2, 0], after: [0, 0, 1, 3])), [image]),
      try OperatorGraph(
        "strided slice, forwards, one axis dropped",
        .stridedSlice(
          StridedSlice(
            begin: [0, 1, 0, 2], end: [1, 7, 6, 3], stride: [1, 2, 3, 1], droppedAxes: [3])),
        [image]),
      try OperatorGraph(
        "strided slice, backwards to the first",
        .stridedSlice(
          StridedSlice(begin: [0, 6, 4, 0], end: [1, -1, 0, 3], stride: [1, -1, -2, 1])),
        [image]),
    ]
  }
}
