internal import ModelIR

extension ONNXOperatorRule {
  /// Poolings over windows and over whole images.
  static let poolings: [ONNXOperatorRule] = [
    ONNXOperatorRule("AveragePool") { importer throws(ModelFormatProblem) in
      [try importer.averagePool()]
    },
    ONNXOperatorRule("MaxPool") { importer throws(ModelFormatProblem) in
      [try importer.maxPool()]
    },
    ONNXOperatorRule("GlobalAveragePool") { importer throws(ModelFormatProblem) in
      let image = try importer.input(0)
      return [try importer.averaged(image, over: Array(2..<max(2, image.rank)))]
    },
    ONNXOperatorRule("GlobalMaxPool") { importer throws(ModelFormatProblem) in
      let image = try importer.input(0)
      return [
        try importer.reduced(image, over: Set(2..<max(2, image.rank)), keepsAxes: true) {
          Reduce(.maximum, axes: $0, keepsAxes: $1)
        }
      ]
    },
  ]
}

/// The windows of a pooling along two of an image's axes.
struct ONNXPoolWindow {
  let kernel: Extent
  let stride: Extent
  let dilation: Extent
  /// The border, what a last window reaches beyond it included.
  let padding: Padding
  /// The border that an average counts as elements; nil where it counts none.
  let counted: Padding?
  /// How many windows there are.
  let count: Extent

  /// For each window along an axis, how many of its taps an average divides by.
  func divisors(alongRows: Bool, extent: Int) -> [Int] {
    let (taps, step, gap, windows, start) =
      alongRows
      ? (kernel.height, stride.height, dilation.height, count.height, padding.top)
      : (kernel.width, stride.width, dilation.width, count.width, padding.left)
    let ahead = counted.map { alongRows ? $0.top : $0.left } ?? 0
    let behind = counted.map { alongRows ? $0.bottom : $0.right } ?? 0
    let range = -ahead..<extent + behind
    return (0..<windows).map { window in
      (0..<taps).count { range.contains(window * step - start + $0 * gap) }
    }
  }
}

extension ONNXImporter {
  /// An average over windows.
  mutating func averagePool() throws(ModelFormatProblem) -> ONNXValue {
    try pooled { importer, image, window throws(ModelFormatProblem) in
      try importer.average(image, window)
    }
  }

  /// The greatest element of windows.
  mutating func maxPool() throws(ModelFormatProblem) -> ONNXValue {
    try pooled { importer, image, window throws(ModelFormatProblem) in
      try importer.greatest(image, window)
    }
  }

  /// A pooling over one to three spatial axes; three are gone over two and one at a time, which
  /// comes to the same for averages and maxima.
  private mutating func pooled(
    _ pool: (inout ONNXImporter, TensorID, ONNXPoolWindow) throws(ModelFormatProblem) -> TensorID
  ) throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    let axes = value.rank - 2
    guard (1...3).contains(axes) else {
      throw node.problem(
        "image", found: "\(value.rank) axes",
        expected: "batch, channels and one to three spatial axes")
    }
    let window = try ONNXWindow(node, image: Array(shape(value).suffix(axes)))
    let countsPadding = node.flag("count_include_pad")
    if axes < 3 {
      let image = axes == 1 ? try widened(value) : value
      let result = try pool(
        &self, channelsLast(image), window.pool(axes == 1 ? [0] : [0, 1], countsPadding))
      return try withSpatialAxes(axes, image: result)
    }
    let image = try channelsLast(value)
    let extents = graph[image].shape.dimensions
    let slices = try move(
      Reshape(shape: Shape([extents[0] * extents[1]] + extents[2...])), [image])
    let flat = try pool(&self, slices, window.pool([1, 2], countsPadding))
    let size = window.count[1] * window.count[2]
    let stack = try move(
      Reshape(shape: [extents[0], extents[1], size, extents[4]]), [flat])
    let deep = try pool(&self, stack, window.pool([0, nil], countsPadding, other: size))
    let result = try move(
      Reshape(shape: Shape([extents[0]] + window.count + [extents[4]])), [deep])
    return ONNXValue(result, order: .channelsLast(rank: 5), type: value.type)
  }

  /// An average over an NHWC image's windows.
  private mutating func average(
    _ image: TensorID, _ window: ONNXPoolWindow
  ) throws(ModelFormatProblem) -> TensorID {
    let extents = graph[image].shape
    let isPlain = window.dilation == Extent(height: 1, width: 1)
    if isPlain, window.counted == nil || window.padding == Padding() {
      return try emit(
        AveragePool(
          kernel: window.kernel, stride: window.stride, padding: window.padding,
          activation: .none), [image])
    }
    let rows = window.divisors(alongRows: true, extent: extents[1])
    let columns = window.divisors(alongRows: false, extent: extents[2])
    let isUniform = Set(rows).count == 1 && Set(columns).count == 1
    let weight = isUniform ? 1 / Float(rows[0] * columns[0]) : 1
    let taps = window.kernel.height * window.kernel.width * extents[3]
    let weights = add(
      constant: .float32(Array(repeating: weight, count: taps)),
      shape: [1, window.kernel.height, window.kernel.width, extents[3]])
    let sums = try emit(
      DepthwiseConvolution(
        stride: window.stride, dilation: window.dilation, padding: window.padding,
        multiplier: 1, activation: .none), [image, weights])
    guard !isUniform else { return sums }
    let factors = rows.flatMap { row in columns.map { 1 / Float(max(1, row * $0)) } }
    let map = add(constant: .float32(factors), shape: [1, rows.count, columns.count, 1])
    return try emit(Binary(.multiply), [sums, map])
  }

  /// The greatest elements of an NHWC image's windows.
  private mutating func greatest(
    _ image: TensorID, _ window: ONNXPoolWindow
  ) throws(ModelFormatProblem) -> TensorID {
    let isPlain = window.dilation == Extent(height: 1, width: 1)
    guard !isPlain || graph[image].valueKind == .plain else {
      return try move(
        MaxPool(
          kernel: window.kernel, stride: window.stride, padding: window.padding,
          activation: .none), [image])
    }
    let taps = try taps(of: image, window)
    var result = taps[0]
    for tap in taps.dropFirst() { result = try emit(Binary(.maximum), [result, tap]) }
    return result
  }

  /// For each tap of the windows, the pixels that it falls on, border included.
  private mutating func taps(
    of image: TensorID, _ window: ONNXPoolWindow
  ) throws(ModelFormatProblem) -> [TensorID] {
    let least = graph[image].elementType.integerRange.map { Float($0.lowerBound) }
    let border = Pad(
      before: [0, window.padding.top, window.padding.left, 0],
      after: [0, window.padding.bottom, window.padding.right, 0],
      value: least ?? -.greatestFiniteMagnitude)
    let padded = window.padding == Padding() ? image : try move(border, [image])
    let extents = graph[padded].shape
    var taps: [TensorID] = []
    for row in 0..<window.kernel.height {
      for column in 0..<window.kernel.width {
        let top = row * window.dilation.height
        let left = column * window.dilation.width
        let slice = StridedSlice(
          begin: [0, top, left, 0],
          end: [
            extents[0], top + (window.count.height - 1) * window.stride.height + 1,
            left + (window.count.width - 1) * window.stride.width + 1, extents[3],
          ],
          stride: [1, window.stride.height, window.stride.width, 1])
        taps.append(try move(slice, [padded]))
      }
    }
    return taps
  }
}

extension ONNXWindow {
  /// The windows along two of the axes, for a pooling; nil stands for an axis that is not gone
  /// along, and one axis alone is the horizontal one.
  ///
  /// - Parameter other: the windows along the axis that is not gone along.
  func pool(_ axes: [Int?], _ countsPadding: Bool, other: Int = 1) -> ONNXPoolWindow {
    let rows = axes.count == 1 ? nil : axes[0]
    let columns = axes[axes.count - 1]
    func pair(_ list: [Int], none: Int) -> Extent {
      Extent(height: rows.map { list[$0] } ?? none, width: columns.map { list[$0] } ?? none)
    }
    let end = zip(after, overhang).map { $0 + $1 }
    let ahead = pair(before, none: 0)
    let behind = pair(end, none: 0)
    let counted = pair(after, none: 0)
    return ONNXPoolWindow(
      kernel: pair(kernel, none: 1), stride: pair(stride, none: 1),
      dilation: pair(dilation, none: 1),
      padding: Padding(
        top: ahead.height, bottom: behind.height, left: ahead.width, right: behind.width),
      counted: countsPadding
        ? Padding(
          top: ahead.height, bottom: counted.height, left: ahead.width, right: counted.width)
        : nil,
      count: pair(count, none: other))
  }
}
