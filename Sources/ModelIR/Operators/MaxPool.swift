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
