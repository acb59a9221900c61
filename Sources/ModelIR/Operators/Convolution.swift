package import QuantizedArithmetic

/// Slides `[O, kh, kw, I]` weights over an NHWC image; inputs are image, weights and optional bias.
///
/// Where the image has `g` times as many channels as the weights, there are `g` groups: each run of
/// `O / g` outputs reads a run of `I` channels.
public struct Convolution: Sendable, Hashable {
  /// Steps between windows.
  public var stride: Extent
  /// Distance between the taps of a window.
  public var dilation: Extent
  /// Zeros around the image; explicit, also where the file said "same".
  public var padding: Padding
  /// The clamp behind it.
  public var activation: Activation
  /// How the sum is requantised: two roundings in TensorFlow Lite, one in ONNX.
  package var rounding = RoundingMode.double

  /// Makes a convolution.
  public init(
    stride: Extent, dilation: Extent = Extent(height: 1, width: 1), padding: Padding,
    activation: Activation
  ) {
    self.stride = stride
    self.dilation = dilation
    self.padding = padding
    self.activation = activation
  }
}

extension Convolution: OperatorDefinition {
  package static let mnemonic = "convolution"
  package static let operandNames = OperandNames(
    required: ["image", "weights"], optional: ["bias"])
  package static let attributes: [OperatorAttribute<Convolution>] = [
    OperatorAttribute("stride", \.stride), OperatorAttribute("dilation", \.dilation),
    OperatorAttribute("padding", \.padding), OperatorAttribute("activation", \.activation),
    OperatorAttribute("rounding", \.rounding),
  ]

  package init() {
    self.init(stride: Extent(height: 1, width: 1), padding: Padding(), activation: .none)
  }

  package var wrapped: Operator { .convolution(self) }

  /// Where the windows lie over an image of some shape.
  package func windows(over image: Shape, weights: Shape) throws(OperatorError) -> Windows {
    try Windows(
      kernel: Extent(height: weights[1], width: weights[2]), stride: stride, dilation: dilation,
      padding: padding, image: image)
  }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let image = try operands.shape(0, rank: 4)
    let weights = try operands.shape(1, rank: 4)
    guard image[3] % weights[3] == 0, weights[0] % (image[3] / weights[3]) == 0 else {
      throw .wrongExtent(tensor: "weights", axis: 3, found: weights[3], expected: image[3])
    }
    try operands.checkBias(2, channels: weights[0])
    let count = try windows(over: image, weights: weights).count
    return [image[0], count.height, count.width, weights[0]]
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkWeightedSum(channelAxis: 0, result: result)
  }

  package func multiplyAccumulates(
    of operands: Operands, result: Shape
  ) throws(OperatorError) -> Int {
    let weights = try operands.shape(1, rank: 4)
    return result.elementCount * weights[1] * weights[2] * weights[3]
  }
}
