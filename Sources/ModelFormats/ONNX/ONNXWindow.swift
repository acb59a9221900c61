internal import ModelIR

/// The windows of a convolution or pooling: what a node says, worked out for an image.
///
/// One element per spatial axis everywhere.
struct ONNXWindow {
  /// Taps of a window.
  let kernel: [Int]
  /// Steps between windows.
  let stride: [Int]
  /// Distance between taps.
  let dilation: [Int]
  /// Padding before the image.
  let before: [Int]
  /// Padding behind the image, as the node has it.
  let after: [Int]
  /// What a last window, which does not fit, reaches beyond that padding.
  let overhang: [Int]
  /// How many windows there are.
  let count: [Int]

  /// Reads a node's attributes.
  ///
  /// - Parameters:
  ///   - image: the spatial extents.
  ///   - kernel: the taps, where weights say how many.
  init(
    _ node: ONNXNode, image: [Int], kernel weights: [Int]? = nil
  ) throws(ModelFormatProblem) {
    let axes = image.count
    let kernel: [Int]
    if let weights {
      kernel = weights
    } else {
      kernel = try node.counts("kernel_shape", count: axes, from: 1, default: 0)
    }
    stride = try node.counts("strides", count: axes, from: 1, default: 1)
    dilation = try node.counts("dilations", count: axes, from: 1, default: 1)
    let reach = zip(kernel, dilation).map { ($0 - 1) * $1 + 1 }
    (before, after) = try Self.padding(node, image: image, reach: reach, stride: stride)
    let roundsUp = node.flag("ceil_mode")
    var count: [Int] = []
    var overhang: [Int] = []
    for axis in 0..<axes {
      let rest = before[axis] + image[axis] + after[axis] - reach[axis]
      guard rest >= 0 else {
        throw node.problem(
          "kernel", found: "a reach of \(reach[axis])",
          expected: "at most the padded image's \(rest + reach[axis])")
      }
      var windows = rest / stride[axis] + 1
      let next = windows * stride[axis]
      // A window beyond the last whole one counts where it starts before the padding behind.
      if roundsUp, rest % stride[axis] != 0, next < image[axis] + before[axis] { windows += 1 }
      count.append(windows)
      overhang.append(max(0, (windows - 1) * stride[axis] - rest))
    }
    self.kernel = kernel
    self.count = count
    self.overhang = overhang
  }

  /// The padding before and behind each axis.
  private static func padding(
    _ node: ONNXNode, image: [Int], reach: [Int], stride: [Int]
  ) throws(ModelFormatProblem) -> ([Int], [Int]) {
    let axes = image.count
    let scheme = node.string("auto_pad", default: "NOTSET")
    switch scheme {
    case "NOTSET", "":
      let pads = try node.counts("pads", count: 2 * axes, from: 0, default: 0)
      return (Array(pads[..<axes]), Array(pads[axes...]))
    case "VALID": return (Array(repeating: 0, count: axes), Array(repeating: 0, count: axes))
    case "SAME_UPPER", "SAME_LOWER":
      let totals = (0..<axes).map { axis in
        let windows = (image[axis] + stride[axis] - 1) / stride[axis]
        return max(0, (windows - 1) * stride[axis] + reach[axis] - image[axis])
      }
      let smaller = totals.map { $0 / 2 }
      let greater = zip(totals, smaller).map { $0 - $1 }
      return scheme == "SAME_UPPER" ? (smaller, greater) : (greater, smaller)
    default:
      throw node.problem(
        "auto_pad", found: "\"\(scheme)\"",
        expected: "NOTSET, VALID, SAME_UPPER or SAME_LOWER")
    }
  }

  /// Some spatial axes' windows as a vertical and a horizontal one; one axis counts as horizontal.
  func extent(_ list: KeyPath<ONNXWindow, [Int]>) -> Extent {
    let values = self[keyPath: list]
    return Extent(height: values.count == 1 ? 1 : values[0], width: values[values.count - 1])
  }

  /// The padding of one or two spatial axes.
  var padding: Padding {
    let end = zip(after, overhang).map { $0 + $1 }
    guard before.count > 1 else { return Padding(left: before[0], right: end[0]) }
    return Padding(top: before[0], bottom: end[0], left: before[1], right: end[1])
  }
}
