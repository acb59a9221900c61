package import QuantizedArithmetic

/// How the product of input and weight scale is formed before it is divided by the result's.
enum ScaleProduct: Sendable {
  /// In float64 (`PopulateConvolutionQuantizationParams`): int8 convolutions, per-channel scales.
  case float64
  /// In float32 (`GetQuantizedConvolutionMultipler`): uint8, and fully connected with one scale.
  case float32
  /// Product and quotient in float32, as ONNX Runtime has it.
  case float32Throughout

  func factor(_ input: Float, _ weight: Float, _ result: Float) -> Double {
    switch self {
    case .float64: Double(input) * Double(weight) / Double(result)
    case .float32: Double(input * weight) / Double(result)
    case .float32Throughout: Double(input * weight / result)
    }
  }
}

/// One requantisation per output channel of a convolution or fully connected layer.
func requantizations(
  input: Tensor, weights: Tensor, result: Tensor, channels: Int, activation: Activation,
  product: ScaleProduct, rounding: RoundingMode = .double
) throws(OperatorError) -> [Requantization] {
  let inputScale = try Operands.uniformQuantization(of: input, named: "input").scales[0]
  let resultQuantization = try Operands.uniformQuantization(of: result, named: "result")
  guard let quantization = weights.quantization else {
    throw .missingQuantization(tensor: "weights")
  }
  let range = try activation.range(of: result)
  let perScale = quantization.scales.map { scale in
    Requantization(
      multiplier: FixedPointMultiplier(
        product.factor(inputScale, scale, resultQuantization.scales[0])),
      zeroPoint: resultQuantization.zeroPoints[0], range: range, rounding: rounding)
  }
  return perScale.count == channels
    ? perScale : Array(repeating: perScale[0], count: channels)
}

extension Convolution {
  /// What takes the int32 sum of each output channel to the result.
  package func requantizations(
    image: Tensor, weights: Tensor, result: Tensor
  ) throws(OperatorError) -> [Requantization] {
    try ModelIR.requantizations(
      input: image, weights: weights, result: result, channels: weights.shape[0],
      activation: activation, product: product(of: image.elementType, rounding), rounding: rounding)
  }
}

extension TransposedConvolution {
  /// What takes the int32 sum of each output channel to the result.
  package func requantizations(
    image: Tensor, weights: Tensor, result: Tensor
  ) throws(OperatorError) -> [Requantization] {
    try ModelIR.requantizations(
      input: image, weights: weights, result: result, channels: weights.shape[0],
      activation: activation, product: image.elementType == .uint8 ? .float32 : .float64)
  }
}

extension DepthwiseConvolution {
  /// What takes the int32 sum of each output channel to the result.
  package func requantizations(
    image: Tensor, weights: Tensor, result: Tensor
  ) throws(OperatorError) -> [Requantization] {
    try ModelIR.requantizations(
      input: image, weights: weights, result: result, channels: weights.shape[3],
      activation: activation, product: product(of: image.elementType, rounding), rounding: rounding)
  }
}

extension FullyConnected {
  /// What takes the int32 sum of each output channel to the result.
  package func requantizations(
    rows: Tensor, weights: Tensor, result: Tensor
  ) throws(OperatorError) -> [Requantization] {
    try ModelIR.requantizations(
      input: rows, weights: weights, result: result, channels: weights.shape[0],
      activation: activation,
      product: rounding == .float32
        ? .float32Throughout : weights.quantization?.axis == nil ? .float32 : .float64,
      rounding: rounding)
  }
}

/// How a convolution's scales are multiplied: as TensorFlow Lite or ONNX Runtime does, or exactly
/// where one rounding of reals is meant.
private func product(of image: ElementType, _ rounding: RoundingMode) -> ScaleProduct {
  switch rounding {
  case .double: image == .uint8 ? .float32 : .float64
  case .single: .float64
  case .float32: .float32Throughout
  }
}
