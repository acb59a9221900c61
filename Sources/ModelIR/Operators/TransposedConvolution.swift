/// Spreads each pixel of an NHWC image over `[O, kh, kw, I]` weights, `stride` apart; inputs are
/// image, weights and optional bias.
public struct TransposedConvolution: Sendable, Hashable {
  /// Rows and columns of the result between the windows of neighbouring pixels.
  public var stride: Extent
  /// Distance between the taps of a window.
  public var dilation: Extent
  /// Rows and columns at the start of what is spread that the result leaves out; only `top` and
  /// `left` count, the other sides follow from `size`.
  public var padding: Padding
  /// Height and width of the result.
  public var size: Extent
  /// The clamp behind it.
  public var activation: Activation

  /// Makes a transposed convolution.
  public init(
    stride: Extent, dilation: Extent = Extent(height: 1, width: 1), padding: Padding,
    size: Extent, activation: Activation = .none
  ) {
    self.stride = stride
    self.dilation = dilation
    self.padding = padding
    self.size = size
    self.activation = activation
  }
}

extension TransposedConvolution: OperatorDefinition {
  package static let mnemonic = "transposedConvolution"
  package static let operandNames = OperandNames(
    required: ["image", "weights"], optional: ["bias"])
  package static let attributes: [OperatorAttribute<TransposedConvolution>] = [
    OperatorAttribute("stride", \.stride), OperatorAttribute("dilation", \.dilation),
    OperatorAttribute("padding", \.padding), OperatorAttribute("size", \.size),
    OperatorAttribute("activation", \.activation),
  ]

  package init() {
    self.init(
      stride: Extent(height: 1, width: 1), padding: Padding(), size: Extent(height: 1, width: 1))
  }

  package var wrapped: Operator { .transposedConvolution(self) }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let image = try operands.shape(0, rank: 4)
    let weights = try operands.shape(1, rank: 4)
    try Windows.check("stride", [stride.height, stride.width], from: 1)
    try Windows.check("dilation", [dilation.height, dilation.width], from: 1)
    try Windows.check("size", [size.height, size.width], from: 1)
    try Windows.check(
      "padding", [padding.top, padding.bottom, padding.left, padding.right], from: 0)
    try operands.expect(1, axis: 3, extent: image[3])
    try operands.checkBias(2, channels: weights[0])
    return [image[0], size.height, size.width, weights[0]]
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkWeightedSum(channelAxis: 0, result: result)
  }

  package func multiplyAccumulates(
    of operands: Operands, result: Shape
  ) throws(OperatorError) -> Int {
    let weights = try operands.shape(1, rank: 4)
    return try operands.shape(0).elementCount * weights[0] * weights[1] * weights[2]
  }
}
