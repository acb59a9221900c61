package import ModelIR

extension Quantization {
  /// Asymmetric steps of an int8 tensor over a range, in which zero has an integer of its own.
  ///
  /// Source: TensorFlow Lite, `tools/optimize/quantization_utils.cc`
  /// (`GetAsymmetricQuantizationParams`).
  package init(covering range: ClosedRange<Float>) {
    let low = Double(min(range.lowerBound, 0))
    let high = Double(max(range.upperBound, 0))
    let scale = Float((high - low) / 255)
    guard scale > 0, scale.isNormal else {
      // Nothing but zeros: any scale holds them.
      self.init(scale: 1, zeroPoint: 0)
      return
    }
    let zeroPoint = (-128 - low / Double(scale)).rounded(.toNearestOrAwayFromZero)
    self.init(scale: scale, zeroPoint: Int32(min(max(zeroPoint, -128), 127)))
  }

  /// Symmetric steps of int8 weights, one for each channel along an axis.
  ///
  /// - Parameter scales: above zero.
  init(symmetric scales: [Float], axis: Int) {
    self.init(
      scales: scales, zeroPoints: Array(repeating: 0, count: scales.count), axis: axis)
  }
}
