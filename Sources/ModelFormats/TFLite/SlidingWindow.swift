internal import ModelIR

/// A window that slides over an image, for the two paddings that a file can name.
struct SlidingWindow {
  /// Taps of the window.
  let kernel: Extent
  /// Steps between windows.
  let stride: Extent
  /// Distance between taps.
  var dilation = Extent(height: 1, width: 1)

  /// Whether all extents are at least 1, without which paddings have no meaning.
  var isPositive: Bool {
    [kernel, stride, dilation].allSatisfy { $0.height > 0 && $0.width > 0 }
  }

  /// The explicit padding of a scheme around an image.
  func padding(_ scheme: PaddingScheme, image: Extent) -> Padding {
    if scheme == .valid { return Padding() }
    let rows = sameTotal(
      image.height, kernel: kernel.height, stride: stride.height, dilation: dilation.height)
    let columns = sameTotal(
      image.width, kernel: kernel.width, stride: stride.width, dilation: dilation.width)
    return Padding(
      top: rows / 2, bottom: rows - rows / 2, left: columns / 2, right: columns - columns / 2)
  }

  /// The scheme that gives a padding; nil where neither does.
  ///
  /// No padding at all is `valid`, also where `same` would give none: the windows are the same.
  func scheme(of padding: Padding, image: Extent) -> PaddingScheme? {
    if padding == Padding() { return .valid }
    return padding == self.padding(.same, image: image) ? .same : nil
  }

  /// Elements that `same` adds along one axis.
  ///
  /// Source: TensorFlow Lite, kernels/padding.h (`ComputeOutSize`, `ComputePaddingWithOffset`).
  private func sameTotal(_ extent: Int, kernel: Int, stride: Int, dilation: Int) -> Int {
    let effectiveKernel = (kernel - 1) * dilation + 1
    let windows = (extent + stride - 1) / stride
    return max(0, (windows - 1) * stride + effectiveKernel - extent)
  }
}
