/// A number that weighted sums are made of, with the sum's own type.
protocol Accumulable: Numeric, Sendable {
  /// What products are added up in.
  associatedtype Sum: Numeric, Sendable

  /// `sum + left · right`.
  static func multiplyAccumulate(_ sum: inout Sum, _ left: Self, _ right: Self)
}

extension Int16: Accumulable {
  @inline(__always)
  static func multiplyAccumulate(_ sum: inout Int32, _ left: Int16, _ right: Int16) {
    sum &+= Int32(left) &* Int32(right)
  }

  /// Adds a patch's product with each output's weights, `[outputs, taps]`, to that output's sum.
  static func accumulate(
    _ patch: Span<Int16>, _ weights: Span<Int16>, into sums: inout [Int32]
  ) {
    for output in sums.indices {
      let row = weights.extracting(output * patch.count..<(output + 1) * patch.count)
      var sum: Int32 = 0
      for tap in 0..<patch.count { sum &+= Int32(patch[tap]) &* Int32(row[tap]) }
      sums[output] &+= sum
    }
  }
}

extension Float: Accumulable {
  @inline(__always)
  static func multiplyAccumulate(_ sum: inout Float, _ left: Float, _ right: Float) {
    sum += left * right
  }
}
