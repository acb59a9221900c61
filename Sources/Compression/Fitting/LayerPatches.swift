import ModelIR

/// What each output of a layer multiplies with its weights: rows of `columns` reals.
struct LayerPatches: Sendable {
  /// The weights of an output.
  let columns: Int
  /// The rows that a frame has.
  let rows: Int
  /// Nil where rows simply follow each other.
  private let windows: Windows?
  private let channels: Int

  /// - Returns: nil for a layer whose outputs do not all read the same rows, as in groups.
  init?(_ layer: WeightedLayer, of graph: Graph) {
    let image = graph[layer.input].shape
    let weights = graph[layer.weights].shape
    switch graph.operations[layer.operation].operator {
    case .convolution(let convolution):
      guard image[3] == weights[3],
        let windows = try? convolution.windows(over: image, weights: weights)
      else { return nil }
      self.windows = windows
      channels = weights[3]
      columns = weights[1] * weights[2] * weights[3]
      rows = image[0] * windows.count.height * windows.count.width
    case .fullyConnected:
      windows = nil
      columns = weights[1]
      channels = columns
      rows = image.elementCount / columns
    default: return nil
    }
  }

  /// A row of a frame, appended to others.
  func append(row: Int, of values: [Float], to rows: inout [Float]) {
    guard let windows else {
      rows += values[row * columns..<(row + 1) * columns]
      return
    }
    let (batch, window) = row.quotientAndRemainder(
      dividingBy: windows.count.height * windows.count.width)
    let base = batch * windows.image.height * windows.image.width
    let (down, across) = window.quotientAndRemainder(dividingBy: windows.count.width)
    for tap in 0..<windows.kernel.height {
      let y = down * windows.stride.height - windows.padding.top + tap * windows.dilation.height
      for step in 0..<windows.kernel.width {
        let x =
          across * windows.stride.width - windows.padding.left + step * windows.dilation.width
        if (0..<windows.image.height).contains(y), (0..<windows.image.width).contains(x) {
          let start = (base + y * windows.image.width + x) * channels
          rows += values[start..<start + channels]
        } else {
          rows += repeatElement(0, count: channels)
        }
      }
    }
  }

  /// Which rows of so many frames are looked at, in order: all, or one of each run of as many as
  /// leaves enough of them.
  func sample(frames: Int) -> [(frame: Int, row: Int)] {
    let total = frames * rows
    let wanted = min(
      total, max(4 * columns, min(Self.mostRows, Self.mostProducts / columns / columns)))
    return (0..<wanted).map { number in
      let (start, end) = (number * total / wanted, (number + 1) * total / wanted)
      // A fixed place in each run would be the same column of every image.
      let place =
        start + Int(UInt32(truncatingIfNeeded: number) &* 0x9E37_79B9 >> 8) % (end - start)
      return place.quotientAndRemainder(dividingBy: rows)
    }.map { (frame: $0.quotient, row: $0.remainder) }
  }

  /// Rows at most, more than which moved no figure (`COMPRESSION.md` section 3).
  private static let mostRows = 20_000
  /// Rows times the weights squared at most: a few seconds for a layer.
  private static let mostProducts = 1 << 32
}
