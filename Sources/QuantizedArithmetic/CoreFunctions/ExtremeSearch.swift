/// Where along an axis the greatest, or the least, element lies (`arg_min_max.h`).
package struct ExtremeSearch: Sendable, Hashable {
  /// Extents before, along and behind the axis.
  package var outer: Int
  package var length: Int
  package var inner: Int
  package var isMinimum: Bool
  /// Whether the last of equal elements counts.
  package var takesLast: Bool

  /// Elements of the operand, and of the result.
  package var count: Int { outer &* length &* inner }
  package var placeCount: Int { outer &* inner }

  /// Computes from an operand of `count` elements.
  package func apply(_ left: some IntegerList, to result: inout some IntegerWriter) {
    for slab in 0..<outer {
      let start = slab &* length &* inner
      for place in start..<start &+ inner { result.write(find(left, from: place)) }
    }
  }

  /// The position, along the axis, of what is searched for among the elements from one on.
  private func find(_ left: some IntegerList, from start: Int) -> Int32 {
    var best: Int32 = 0
    var leader = left[start]
    var position = start
    for index in 0..<Int32(truncatingIfNeeded: length) {
      let value = left[position]
      if (isMinimum ? value < leader : value > leader) || takesLast && value == leader {
        (best, leader) = (index, value)
      }
      position &+= inner
    }
    return best
  }
}

extension ExtremeSearch {
  /// Reads the words behind the function's number; nil where they are no search.
  package init?(from reader: inout DescriptorReader<some IntegerList>) {
    guard let extents = reader.extents(), extents.count == 3, let minimum = reader.next(in: 0...1),
      let last = reader.next(in: 0...1)
    else { return nil }
    (outer, length, inner) = (Int(extents[0]), Int(extents[1]), Int(extents[2]))
    (isMinimum, takesLast) = (minimum == 1, last == 1)
  }
}
