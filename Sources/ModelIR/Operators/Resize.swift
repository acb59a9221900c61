/// How pixels between others are made.
public enum ResizeMode: String, Sendable, Hashable, CaseIterable {
  /// The pixel that the place is rounded to.
  case nearest
  /// The mean of the four pixels about the place, weighted by their nearness.
  case bilinear
}

/// Which place in the input a pixel of the result has.
public enum ResizeCoordinates: String, Sendable, Hashable, CaseIterable {
  /// `x · scale`.
  case asymmetric
  /// `(x + ½) · scale − ½`.
  case halfPixel
  /// `(x + ½) · scale`, which TensorFlow's nearest neighbours round down.
  case halfPixelCenters
  /// The same as `halfPixel`, but 0 where the result has one pixel.
  case pytorchHalfPixel
  /// The corner pixels of both lie on each other.
  case alignCorners
}

/// How a place is rounded to a pixel.
public enum ResizeRounding: String, Sendable, Hashable, CaseIterable {
  case floor, ceiling, halfDown, halfUp
}

/// Rows and columns of an NHWC image in another number.
public struct Resize: Sendable, Hashable {
  /// Height and width of the result.
  public var size: Extent
  /// How pixels are made.
  public var mode: ResizeMode
  /// Where they lie in the input.
  public var coordinates: ResizeCoordinates
  /// How `nearest` rounds.
  public var rounding: ResizeRounding
  /// Input rows for each row of the result; 0 for the ratio of the heights.
  public var rowScale: Float
  /// Input columns for each column of the result; 0 for the ratio of the widths.
  public var columnScale: Float

  /// Makes a resizing whose scales are the ratios of the sizes.
  public init(
    size: Extent, mode: ResizeMode, coordinates: ResizeCoordinates,
    rounding: ResizeRounding = .floor, rowScale: Float = 0, columnScale: Float = 0
  ) {
    self.size = size
    self.mode = mode
    self.coordinates = coordinates
    self.rounding = rounding
    self.rowScale = rowScale
    self.columnScale = columnScale
  }
}

extension Resize: OperatorDefinition {
  package static let mnemonic = "resize"
  package static let operandNames = OperandNames(required: ["image"])
  package static let attributes: [OperatorAttribute<Resize>] = [
    OperatorAttribute("size", \.size), OperatorAttribute("mode", \.mode),
    OperatorAttribute("coordinates", \.coordinates), OperatorAttribute("rounding", \.rounding),
    OperatorAttribute("rowScale", \.rowScale), OperatorAttribute("columnScale", \.columnScale),
  ]

  package init() {
    self.init(size: Extent(height: 1, width: 1), mode: .nearest, coordinates: .asymmetric)
  }

  package var wrapped: Operator { .resize(self) }
  package var resultQuantization: ResultQuantization { .sameAsInputs }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let image = try operands.shape(0, rank: 4)
    try Windows.check("size", [size.height, size.width], from: 1)
    for scale in [rowScale, columnScale] where !(scale >= 0 && scale.isFinite) {
      throw .wrongAttribute("rowScale", reason: "\(scale) is no positive number")
    }
    return [image[0], size.height, size.width, image[3]]
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkSameValues(0, result: result)
  }
}
