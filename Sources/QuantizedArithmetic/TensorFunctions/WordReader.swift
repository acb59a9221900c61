/// Takes the 32-bit words of a descriptor apart, one after the other, into arrays.
package struct WordReader: Sendable {
  /// The same without arrays.
  var reader: DescriptorReader<[Int32]>

  init(_ words: some Collection<Int32>) { reader = DescriptorReader(Array(words)) }

  /// Whether nothing is left.
  var isAtEnd: Bool { reader.isAtEnd }

  /// The next word; nil at the end.
  mutating func next() -> Int32? { reader.next() }

  /// The next word as a number in a range.
  mutating func next(in range: ClosedRange<Int>) -> Int? { reader.next(in: range) }

  /// A list that is preceded by its length.
  mutating func list() -> [Int32]? { reader.list().map { [Int32]($0) } }

  /// A list of extents, each at least 1, whose product is the number of elements of some tensor.
  mutating func extents() -> [Int]? { reader.extents().map { [Int32]($0).map(Int.init) } }

  mutating func multiplier() -> FixedPointMultiplier? { reader.multiplier() }

  mutating func requantization() -> Requantization? { reader.requantization() }
}

extension ListSlice<[Int32]> {
  /// All of an array.
  init(_ integers: [Int32]) { self.init(list: integers, start: 0, count: integers.count) }
}

extension [Int32]: IntegerList, IntegerWriter {
  /// The integers of a list.
  init(_ list: ListSlice<[Int32]>) { self = Array(list.list[list.start..<list.start + list.count]) }

  package mutating func write(_ integer: Int32) { append(integer) }

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
