/// Sixteen numbers that lie in the value itself and are counted up one by one.
///
/// A SIMD vector would have to leave its register for each number that is named at run time.
struct Tally: Sendable, Hashable {
  private var numbers: InlineArray<16, Int> = InlineArray(repeating: 0)

  subscript(index: Int) -> Int {
    get { numbers[index] }
    set { numbers[index] = newValue }
  }

  var total: Int { numbers.indices.reduce(0) { $0 + numbers[$1] } }

  mutating func add(_ other: Tally) {
    for index in numbers.indices { numbers[index] &+= other.numbers[index] }
  }

  mutating func subtract(_ other: Tally) {
    for index in numbers.indices { numbers[index] &-= other.numbers[index] }
  }

  static func == (left: Tally, right: Tally) -> Bool {
    left.numbers.indices.allSatisfy { left.numbers[$0] == right.numbers[$0] }
  }

  func hash(into hasher: inout Hasher) {
    for index in numbers.indices { hasher.combine(numbers[index]) }
  }
}
