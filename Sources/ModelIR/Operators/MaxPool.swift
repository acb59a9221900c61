/// Max over windows of an NHWC image, channel by channel; padding takes no part.
public struct MaxPool: Sendable, Hashable {
  /// The window.
  public var kernel: Extent
  /// Steps between windows.
  public var stride: Extent
  /// Border that windows may reach into.
  public var padding: Padding
  /// The clamp behind it.
  public var activation: Activation

  /// Makes a pooling.
  public init(kernel: Extent, stride: Extent, padding: Padding, activation: Activation) {
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.activation = activation
  }
}

extension MaxPool: OperatorDefinition {
  package static let mnemonic = "maxPool"
  package static let operandNames = OperandNames(required: ["image"])
  package static let attributes: [OperatorAttribute<MaxPool>] = [
    OperatorAttribute("kernel", \.kernel), OperatorAttribute("stride", \.stride),
    OperatorAttribute("padding", \.padding), OperatorAttribute("activation", \.activation),
  ]

  package init() {
    self.init(
      kernel: Extent(height: 1, width: 1), stride: Extent(height: 1, width: 1),
      padding: Padding(), activation: .none)
  }

  package var wrapped: Operator { .maxPool(self) }
  package var resultQuantization: ResultQuantization { .sameAsInputs }

  /// Where the windows lie over an image of some shape.
  package func windows(over image: Shape) throws(OperatorError) -> Windows {
    try Windows(kernel: kernel, stride: stride, padding: padding, image: image)
  }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let image = try operands.shape(0, rank: 4)
    let windows = try windows(over: image)
    try windows.checkEveryWindowTouchesImage()
    return [image[0], windows.count.height, windows.count.width, image[3]]
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkActivations([0], result: result)
    try operands.checkSameValues(0, result: result)
  }
}
