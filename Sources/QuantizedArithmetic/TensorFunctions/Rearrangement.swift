/// Moves elements: each axis of what is written says where along it elements come from and go to.
///
/// Transpositions, slices, borders, repetitions, nearest neighbours, concatenations: all are this.
package struct Rearrangement: TensorFunctionForm {
  /// One axis of the block of elements that is written.
  package struct Axis: Sendable, Hashable {
    /// How far from the source's first element those of each index lie; below zero for none.
    package var sources: [Int]
    /// How far apart they are written.
    package var step: Int

    package init(sources: [Int], step: Int) {
      self.sources = sources
      self.step = step
    }
  }

  package static let kind = TensorFunctionKind.rearrange

  /// Elements of the source.
  package var leftCount: Int
  /// Elements of the tensor that is written into.
  package var resultCount: Int
  /// Where the first element is written.
  package var start: Int
  package var axes: [Axis]
  /// What is written where some axis has no source.
  package var fill: Int32

  package init(leftCount: Int, resultCount: Int, start: Int = 0, axes: [Axis], fill: Int32 = 0) {
    self.leftCount = leftCount
    self.resultCount = resultCount
    self.start = start
    self.axes = axes
    self.fill = fill
  }

  package var wrapped: TensorFunction { .rearrange(self) }
  package var steps: Int { axes.reduce(1) { $0 * $1.sources.count } }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    var places: [(source: Int, target: Int)] = [(0, start)]
    for axis in axes {
      places = places.flatMap { source, target in
        axis.sources.enumerated().map { index, offset in
          (source < 0 || offset < 0 ? -1 : source + offset, target + index * axis.step)
        }
      }
    }
    for (source, target) in places { result[target] = source < 0 ? fill : left[source] }
  }

  package func write(to words: inout [Int32]) {
    words += [leftCount, resultCount, start].map { Int32(truncatingIfNeeded: $0) }
    words += [fill, Int32(truncatingIfNeeded: axes.count)]
    for axis in axes {
      words.append(Int32(truncatingIfNeeded: axis.step))
      Self.write(axis.sources, to: &words)
    }
  }

  /// A list of offsets; evenly spaced ones are written as count, first and distance.
  private static func write(_ sources: [Int], to words: inout [Int32]) {
    let distance = sources.count > 1 ? sources[1] - sources[0] : 0
    let isEven = sources.indices.allSatisfy {
      sources[$0] >= 0 && sources[$0] == sources[0] + $0 * distance
    }
    words.append(isEven ? 1 : 0)
    words.append(
      list: isEven ? [sources.count, sources.first ?? 0, distance] : sources)
  }

  private static func read(_ reader: inout WordReader) -> [Int]? {
    guard let isEven = reader.next(in: 0...1), let list = reader.list()?.map(Int.init) else {
      return nil
    }
    guard isEven == 1 else { return list }
    guard list.count == 3, (1...ElementCount.most).contains(list[0]) else { return nil }
    return (0..<list[0]).map { list[1] + $0 * list[2] }
  }

  package init?(from reader: inout WordReader) {
    let most = ElementCount.most
    guard let leftCount = reader.next(in: 1...most), let resultCount = reader.next(in: 1...most),
      let start = reader.next(in: 0...most), let fill = reader.next(),
      let rank = reader.next(in: 0...16)
    else { return nil }
    var axes: [Axis] = []
    for _ in 0..<rank {
      guard let step = reader.next(in: 0...most), let sources = Self.read(&reader) else {
        return nil
      }
      axes.append(Axis(sources: sources, step: step))
    }
    self.init(
      leftCount: leftCount, resultCount: resultCount, start: start, axes: axes, fill: fill)
    guard isInBounds else { return nil }
  }

  /// Whether every element read and written is one of the tensors'.
  private var isInBounds: Bool {
    guard TensorFunction.elementCount(axes.map(\.sources.count)) != nil else { return false }
    let lastSource = axes.reduce(0) { $0 + ($1.sources.max() ?? 0) }
    let lastTarget = axes.reduce(start) { $0 + ($1.sources.count - 1) * $1.step }
    return lastSource < leftCount && lastTarget < resultCount
  }
}
