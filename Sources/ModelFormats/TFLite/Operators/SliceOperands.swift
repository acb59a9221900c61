internal import ModelIR

/// The operands and masks of a strided slice in a file, before they are spelled out per axis.
struct SliceOperands {
  /// Entries that a slice may have: one bit each in 32-bit masks.
  static let axisLimit = 31

  private let begin: [Int]
  private let end: [Int]
  private let strides: [Int]
  private let masks: Masks

  private struct Masks {
    var begin: Int
    var end: Int
    var ellipsis: Int
    var shrink: Int
  }

  /// One axis of a slice, its bounds in range.
  struct Axis {
    var begin: Int
    var end: Int
    var stride = 1
    var isDropped = false
  }

  /// Reads a slice's constant operands and options.
  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let options = try source.options(TFLiteSchema.StridedSliceOptions.self)
    let newAxes = try options.int(.newAxisMask)
    guard newAxes == 0 else {
      throw source.problem("new axis mask", found: "\(newAxes)", expected: "0, no new axes")
    }
    let begin = try source.integers(1, "begin")
    let end = try source.integers(2, "end")
    let strides = try source.integers(3, "strides")
    guard begin.count == end.count, begin.count == strides.count, begin.count <= Self.axisLimit,
      (begin + end + strides).allSatisfy({ Int32(exactly: $0) != nil })
    else {
      throw source.problem(
        "begin, end, strides", found: "\(begin.count), \(end.count), \(strides.count) numbers",
        expected: "as many 32-bit numbers, at most \(Self.axisLimit)")
    }
    self.begin = begin
    self.end = try options.bool(.offset) ? zip(begin, end).map(+) : end
    self.strides = strides
    masks = Masks(
      begin: try options.int(.beginMask), end: try options.int(.endMask),
      ellipsis: try options.int(.ellipsisMask), shrink: try options.int(.shrinkAxisMask))
  }

  /// The slice along each axis of the input.
  func axes(of source: TFLiteOperator) throws(ModelFormatProblem) -> [Axis] {
    let shape = try source.input(0, "input").shape
    let ellipses = begin.indices.filter { masks.ellipsis >> $0 & 1 == 1 }
    guard ellipses.count <= 1, begin.count - ellipses.count <= shape.rank else {
      throw source.problem(
        "slice", found: "\(begin.count) entries, \(ellipses.count) of them ellipses",
        expected: "one for each of \(shape.rank) axes at most")
    }
    // An ellipsis stands for all axes that no other entry takes; so does the end of the list.
    let position = ellipses.first ?? begin.count
    let whole = shape.rank - (begin.count - ellipses.count)
    var axes: [Axis] = []
    for entry in 0..<position { try axes.append(axis(entry, shape[axes.count], source)) }
    for _ in 0..<whole { axes.append(Axis(begin: 0, end: shape[axes.count])) }
    for entry in begin.indices.dropFirst(position + 1) {
      try axes.append(axis(entry, shape[axes.count], source))
    }
    return axes
  }

  /// One entry spelled out for an axis of the extent given.
  ///
  /// Source: TensorFlow Lite, kernels/internal/strided_slice_logic.h (`StartForAxis`,
  /// `StopForAxis`).
  private func axis(
    _ entry: Int, _ extent: Int, _ source: TFLiteOperator
  ) throws(ModelFormatProblem) -> Axis {
    let stride = strides[entry]
    guard stride != 0 else {
      throw source.problem("strides", found: "0", expected: "a step forwards or backwards")
    }
    let lowest = stride > 0 ? 0 : -1
    let highest = stride > 0 ? extent : extent - 1
    func inRange(_ index: Int) -> Int {
      min(max(index < 0 ? index + extent : index, lowest), highest)
    }
    if masks.shrink >> entry & 1 == 1 {
      return try droppedAxis(begin[entry], extent, source)
    }
    let isOpenBegin = masks.begin >> entry & 1 == 1
    let first = isOpenBegin ? (stride > 0 ? lowest : highest) : inRange(begin[entry])
    let isOpenEnd = masks.end >> entry & 1 == 1
    let last = isOpenEnd ? (stride > 0 ? highest : lowest) : inRange(end[entry])
    return Axis(begin: first, end: last, stride: stride)
  }

  /// An axis of which a single index is taken.
  private func droppedAxis(
    _ index: Int, _ extent: Int, _ source: TFLiteOperator
  ) throws(ModelFormatProblem) -> Axis {
    guard (-extent..<extent).contains(index) else {
      throw source.problem("begin", found: "\(index)", expected: "an index below \(extent)")
    }
    let begin = index < 0 ? index + extent : index
    return Axis(begin: begin, end: begin + 1, isDropped: true)
  }
}
