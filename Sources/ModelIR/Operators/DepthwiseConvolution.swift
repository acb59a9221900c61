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
