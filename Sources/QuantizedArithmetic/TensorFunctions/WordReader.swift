/// Takes the 32-bit words of a descriptor apart, one after the other.
package struct WordReader: Sendable {
  private var rest: ArraySlice<Int32>

  init(_ words: some Collection<Int32>) { rest = ArraySlice(Array(words)) }

  /// Whether nothing is left.
  var isAtEnd: Bool { rest.isEmpty }

  /// The next word; nil at the end.
  mutating func next() -> Int32? { rest.popFirst() }

  /// The next word as a number in a range.
  mutating func next(in range: ClosedRange<Int>) -> Int? {
    guard let word = next(), range.contains(Int(word)) else { return nil }
    return Int(word)
  }

  /// A list that is preceded by its length.
  mutating func list() -> [Int32]? {
    guard let count = next(in: 0...rest.count), count <= rest.count else { return nil }
    let list = Array(rest.prefix(count))
    rest = rest.dropFirst(count)
    return list
  }

  /// A list of extents, each at least 1, whose product is the number of elements of some tensor.
  mutating func extents() -> [Int]? {
    guard let list = list()?.map(Int.init), TensorFunction.elementCount(list) != nil else {
      return nil
    }
    return list
  }

  mutating func multiplier() -> FixedPointMultiplier? {
    guard let significand = next(), significand >= 0, let shift = next(in: -31...30) else {
      return nil
    }
    return FixedPointMultiplier(significand: significand, shift: shift)
  }

  mutating func requantization() -> Requantization? {
    guard let multiplier = multiplier(), let zeroPoint = next(), let low = next(),
      let high = next(), low <= high
    else { return nil }
    return Requantization(multiplier: multiplier, zeroPoint: zeroPoint, range: low...high)
  }
}

extension [Int32] {
  /// Appends a list, preceded by its length.
  mutating func append(list: some Collection<Int32>) {
    append(Int32(truncatingIfNeeded: list.count))
    self += list
  }

  mutating func append(list: [Int]) { append(list: list.map { Int32(truncatingIfNeeded: $0) }) }

  mutating func append(_ multiplier: FixedPointMultiplier) {
    self += [multiplier.significand, Int32(truncatingIfNeeded: multiplier.shift)]
  }

  mutating func append(_ requantization: Requantization) {
    append(requantization.multiplier)
    self += [
      requantization.zeroPoint, requantization.range.lowerBound, requantization.range.upperBound,
    ]
  }
}
