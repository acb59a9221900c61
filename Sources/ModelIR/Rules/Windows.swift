/// Where the windows of a convolution or pooling lie over an image.
package struct Windows: Sendable, Hashable {
  /// The greatest kernel, stride, dilation or padding, so that no product of theirs overflows.
  static let limit = 1 << 16

  /// Taps of a window.
  package let kernel: Extent
  /// Steps between windows.
  package let stride: Extent
  /// Distance between taps.
  package let dilation: Extent
  /// Rows and columns around the image.
  package let padding: Padding
  /// The image's height and width.
  package let image: Extent
  /// How many windows there are, down and across.
  package let count: Extent

  /// Throws where an attribute is out of range or no window fits.
  package init(
    kernel: Extent, stride: Extent, dilation: Extent = Extent(height: 1, width: 1),
    padding: Padding, image: Shape
  ) throws(OperatorError) {
    try Windows.check("kernel", [kernel.height, kernel.width], from: 1)
    try Windows.check("stride", [stride.height, stride.width], from: 1)
    try Windows.check("dilation", [dilation.height, dilation.width], from: 1)
    try Windows.check(
      "padding", [padding.top, padding.bottom, padding.left, padding.right], from: 0)
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    self.padding = padding
    self.image = Extent(height: image[1], width: image[2])
    count = Extent(
      height: try Windows.count(
        image[1] + padding.top + padding.bottom, kernel.height, stride.height, dilation.height),
      width: try Windows.count(
        image[2] + padding.left + padding.right, kernel.width, stride.width, dilation.width))
  }

  static func check(_ name: String, _ values: [Int], from least: Int) throws(OperatorError) {
    for value in values where value < least || value > limit {
      throw .wrongAttribute(name, reason: "\(value) is not between \(least) and \(limit)")
    }
  }

  static func count(
    _ extent: Int, _ kernel: Int, _ stride: Int, _ dilation: Int
  ) throws(OperatorError) -> Int {
    let reach = (kernel - 1) * dilation + 1
    guard reach <= extent else {
      throw .wrongAttribute(
        "kernel", reason: "its reach of \(reach) exceeds the padded image's \(extent)")
    }
    return (extent - reach) / stride + 1
  }

  /// Throws where a window could lie in the padding alone, which would have no mean and no maximum.
  package func checkEveryWindowTouchesImage() throws(OperatorError) {
    guard max(padding.top, padding.bottom) < kernel.height,
      max(padding.left, padding.right) < kernel.width
    else { throw .wrongAttribute("padding", reason: "it must be less than the kernel") }
  }

  /// The rows of the image that a row of undilated windows covers.
  package func rows(of window: Int) -> Range<Int> {
    let first = window * stride.height - padding.top
    return max(first, 0)..<min(first + kernel.height, image.height)
  }

  /// The columns of the image that a column of undilated windows covers.
  package func columns(of window: Int) -> Range<Int> {
    let first = window * stride.width - padding.left
    return max(first, 0)..<min(first + kernel.width, image.width)
  }
}
