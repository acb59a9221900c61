/// How integers stand for reals: `real = scale · (integer − zeroPoint)`.
///
/// One scale and zero point for the whole tensor, or one per index of `axis`
/// (TensorFlow Lite quantisation specification).
public struct Quantization: Sendable, Hashable {
  /// The real size of one step; one, or one per channel.
  public var scales: [Float]
  /// The integer that stands for zero; as many as there are scales.
  public var zeroPoints: [Int32]
  /// The axis that the scales run along, or nil for one scale per tensor.
  public var axis: Int?

  /// Makes a per-channel quantisation.
  public init(scales: [Float], zeroPoints: [Int32], axis: Int?) {
    self.scales = scales
    self.zeroPoints = zeroPoints
    self.axis = axis
  }

  /// Makes a per-tensor quantisation.
  public init(scale: Float, zeroPoint: Int32) {
    self.init(scales: [scale], zeroPoints: [zeroPoint], axis: nil)
  }

  /// The scale of a channel; every channel's where there is but one.
  public func scale(ofChannel channel: Int) -> Float {
    scales.count == 1 ? scales[0] : scales[channel]
  }
}
