/// How a 32-bit sum is brought to the scale of the output.
package enum RoundingMode: UInt8, Sendable, Hashable, CaseIterable {
  /// Two roundings, as gemmlowp and TensorFlow Lite Micro do: high multiply, then shift.
  case double
  /// One rounding of the 64-bit product, as LiteRT's fully connected reference kernel does.
  case single
  /// One rounding to an integer, ties to the even one, of the product in single precision: sum,
  /// factor and product are float32, as ONNX Runtime's QLinear operators have them
  /// (`MlasRequantizeOutput`).
  case float32
}
