internal import ModelIR

/// How the elements along one axis become another number of elements.
///
/// Source: ONNX, operator Resize (its reference implementation, `op_resize.py`): each element of
/// the result has a place in the input, and is a mean of the elements about that place.
struct ONNXResizeAxis {
  /// The axis of the file's value.
  let axis: Int
  /// Elements before.
  let extent: Int
  /// Elements afterwards.
  let size: Int
  /// Elements of the result for each of the input.
  let scale: Double
  /// The part of the input that is cropped out, from 0 to 1.
  let crop: ClosedRange<Double>

  /// The place in the input of an element of the result.
  func place(of index: Int, _ coordinates: String) -> Double? {
    let x = Double(index)
    let whole = scale * Double(extent)
    let last = Double(extent - 1)
    switch coordinates {
    case "half_pixel": return (x + 0.5) / scale - 0.5
    case "pytorch_half_pixel": return whole == 1 ? -0.5 : (x + 0.5) / scale - 0.5
    case "half_pixel_symmetric":
      let adjustment = Double(size) / whole
      return Double(extent) / 2 * (1 - adjustment) + (x + 0.5) / scale - 0.5
    case "align_corners": return whole == 1 ? 0 : x * last / (whole - 1)
    case "asymmetric": return x / scale
    case "tf_crop_and_resize":
      let (start, end) = (crop.lowerBound, crop.upperBound)
      return whole == 1
        ? (end - start) * last / 2 : start * last + x * ((end - start) * last / (whole - 1))
    default: return nil
    }
  }

  /// The element nearest to a place.
  func nearest(to place: Double, _ rounding: String) -> Int? {
    let floor = place.rounded(.down)
    let index: Double
    switch rounding {
    case "floor": index = floor
    case "ceil": index = place.rounded(.up)
    case "round_prefer_floor": index = place - floor <= 0.5 ? floor : floor + 1
    case "round_prefer_ceil": index = place - floor < 0.5 ? floor : floor + 1
    default: return nil
    }
    return Int(min(max(index, 0), Double(extent - 1)))
  }

  /// What each element of the input weighs in a mean about a place.
  func weights(about place: Double, _ kernel: ONNXResizeKernel) -> [Float] {
    let step = kernel.isAntialiased ? min(scale, 1) : 1
    let reach = kernel.radius / step
    var sums = [Double](repeating: 0, count: extent)
    var total = 0.0
    for index in Int((place - reach).rounded(.down))...Int((place + reach).rounded(.up)) {
      let weight = kernel.weight(at: (Double(index) - place) * step)
      if kernel.excludesOutside, !(0..<extent).contains(index) { continue }
      sums[min(max(index, 0), extent - 1)] += weight
      total += weight
    }
    return sums.map { Float($0 / total) }
  }
}

/// What neighbours weigh in a mean, by their distance.
struct ONNXResizeKernel {
  /// The parameter of the cubic; nil for linear weights.
  let cubic: Double?
  /// Whether a smaller result takes in more neighbours.
  let isAntialiased: Bool
  /// Whether what lies beyond the edge counts nothing, instead of repeating the edge.
  let excludesOutside: Bool

  /// Beyond this distance nothing has a weight.
  var radius: Double { cubic == nil ? 1 : 2 }

  /// The weight at a distance.
  func weight(at distance: Double) -> Double {
    let x = abs(distance)
    guard let a = cubic else { return max(0, 1 - x) }
    if x <= 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
    return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0
  }
}
