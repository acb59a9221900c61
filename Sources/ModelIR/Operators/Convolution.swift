/// Slides `[O, kh, kw, I]` weights over an NHWC image; inputs are image, weights and optional bias.
public struct Convolution: Sendable, Hashable {
  /// Steps between windows.
  public var stride: Extent
  /// Distance between the taps of a window.
  public var dilation: Extent
  /// Zeros around the image; explicit, also where the file said "same".
  public var padding: Padding
  /// The clamp behind it.
  public var activation: Activation

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
    try operands.expect(1, axis: 3, extent: image[3])
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
