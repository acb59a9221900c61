package import QuantizedArithmetic

/// Multiplies rows by `[O, I]` weights; inputs are rows, weights and optional bias.
public struct FullyConnected: Sendable, Hashable {
  /// The clamp behind it.
  public var activation: Activation
  /// Whether the result keeps the input's leading axes instead of being flattened to two.
  public var keepsAxes: Bool
  /// How the sum is requantised: two roundings in TFLM, one in LiteRT.
  package var rounding: RoundingMode

  /// Makes a fully connected layer that rounds as TensorFlow Lite Micro does.
  public init(activation: Activation, keepsAxes: Bool = false) {
    self.init(activation: activation, keepsAxes: keepsAxes, rounding: .double)
  }

  package init(activation: Activation, keepsAxes: Bool, rounding: RoundingMode) {
    self.activation = activation
    self.keepsAxes = keepsAxes
    self.rounding = rounding
  }
}
