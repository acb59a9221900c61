package import QuantizedArithmetic

/// Slides `[1, kh, kw, O]` weights over an NHWC image, output channel `o` reading input channel
/// `o / multiplier`; inputs are image, weights and optional bias.
public struct DepthwiseConvolution: Sendable, Hashable {
  /// Steps between windows.
  public var stride: Extent
  /// Distance between the taps of a window.
  public var dilation: Extent
  /// Zeros around the image.
  public var padding: Padding
  /// Output channels per input channel.
  public var multiplier: Int
  /// The clamp behind it.
  public var activation: Activation
  /// How the sum is requantised: two roundings in TensorFlow Lite, one in ONNX.
  package var rounding = RoundingMode.double

  /// Makes a depthwise convolution.
  public init(
    stride: Extent, dilation: Extent = Extent(height: 1, width: 1), padding: Padding,
    multiplier: Int, activation: Activation
  ) {
    self.stride = stride
    self.dilation = dilation
    self.padding = padding
    self.multiplier = multiplier
    self.activation = activation
  }
}

extension DepthwiseConvolution: OperatorDefinition {
  package static let mnemonic = "depthwiseConvolution"
  package static let operandNames = OperandNames(
    required: ["image", "weights"], optional: ["bias"])
  package static let attributes: [OperatorAttribute<DepthwiseConvolution>] = [
    OperatorAttribute("stride", \.stride), OperatorAttribute("dilation", \.dilation),
    OperatorAttribute("padding", \.padding), OperatorAttribute("multiplier", \.multiplier),
    OperatorAttribute("activation", \.activation),
    OperatorAttribute("rounding", \.rounding),
  ]

  package init() {
    self.init(
      stride: Extent(height: 1, width: 1), padding: Padding(), multiplier: 1, activation: .none)
  }

  package var wrapped: Operator { .depthwiseConvolution(self) }

  /// Where the windows lie over an image of some shape.
  package func windows(over image: Shape, weights: Shape) throws(OperatorError) -> Windows {
    try Windows(
      kernel: Extent(height: weights[1], width: weights[2]), stride: stride, dilation: dilation,
      padding: padding, image: image)
  }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let image = try operands.shape(0, rank: 4)
    let weights = try operands.shape(1, rank: 4)
    try Windows.check("multiplier", [multiplier], from: 1)
    try operands.expect(1, axis: 0, extent: 1)
    try operands.expect(1, axis: 3, extent: image[3] * multiplier)
    try operands.checkBias(2, channels: weights[3])
    let count = try windows(over: image, weights: weights).count
    return [image[0], count.height, count.width, weights[3]]
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkWeightedSum(channelAxis: 3, wideBiases: [.int64], result: result)
  }

  package func multiplyAccumulates(
    of operands: Operands, result: Shape
  ) throws(OperatorError) -> Int {
    let weights = try operands.shape(1, rank: 4)
    return result.elementCount * weights[1] * weights[2]
  }
}
