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
