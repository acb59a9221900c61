/// Takes the 32-bit words of a descriptor apart, one after the other, without copying them.
package struct DescriptorReader<Words: IntegerList> {
  private let words: Words
  private var position = 0

  package init(_ words: Words) { self.words = words }

  /// Whether nothing is left.
  package var isAtEnd: Bool { position == words.count }

  /// The next word; nil at the end.
  package mutating func next() -> Int32? {
    guard !isAtEnd else { return nil }
    defer { position &+= 1 }
    return words[position]
  }

  /// The next word as a number in a range.
  package mutating func next(in range: ClosedRange<Int>) -> Int? {
    guard let word = next(), range.contains(Int(word)) else { return nil }
    return Int(word)
  }

  /// A list that is preceded by its length.
  package mutating func list() -> ListSlice<Words>? {
    guard let count = next(in: 0...words.count), count <= words.count &- position else {
      return nil
    }
    defer { position &+= count }
    return ListSlice(list: words, start: position, count: count)
  }

  /// A list of integers from 0 to the most elements of a tensor.
  package mutating func positions() -> ListSlice<Words>? {
    guard let list = list() else { return nil }
    for index in 0..<list.count where list[index] < 0 || Int(list[index]) > ElementCount.most {
      return nil
    }
    return list
  }

  /// A list of extents, each at least 1, whose product is the number of elements of some tensor.
  package mutating func extents() -> ListSlice<Words>? {
    guard let list = list() else { return nil }
    var count = ElementCount()
    for index in 0..<list.count {
      guard count.multiply(by: Int(list[index])) else { return nil }
    }
    return list
  }

  package mutating func multiplier() -> FixedPointMultiplier? {
    guard let significand = next(), significand >= 0, let shift = next(in: -31...30) else {
      return nil
    }
    return FixedPointMultiplier(significand: significand, shift: shift)
  }

  package mutating func requantization() -> Requantization? {
    guard let multiplier = multiplier(), let zeroPoint = next(), let low = next(),
      let high = next(), low <= high
    else { return nil }
    return Requantization(multiplier: multiplier, zeroPoint: zeroPoint, range: low...high)
  }
}

extension DescriptorReader: Sendable where Words: Sendable {}
