/// A number that weighted sums are made of, with the sum's own type and fastest order.
protocol Accumulable: Numeric, Sendable {
  /// What products are added up in.
  associatedtype Sum: Numeric, Sendable

  /// `sum + left · right`.
  static func multiplyAccumulate(_ sum: inout Sum, _ left: Self, _ right: Self)
  /// Weights in the order that `accumulate` reads them in, from `[outputs, taps]`.
  static func arrange(_ weights: [Self], outputs: Int) -> [Self]
  /// Adds a patch's product with each output's arranged weights to that output's sum.
  static func accumulate(_ patch: Span<Self>, _ weights: Span<Self>, into sums: inout [Sum])
}

extension Int16: Accumulable {
  @inline(__always)
  static func multiplyAccumulate(_ sum: inout Int32, _ left: Int16, _ right: Int16) {
    sum &+= Int32(left) &* Int32(right)
  }

  static func arrange(_ weights: [Int16], outputs: Int) -> [Int16] { weights }

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

  /// Taps outermost: outputs then advance side by side, and each still adds its taps in order.
  static func arrange(_ weights: [Float], outputs: Int) -> [Float] {
    let taps = weights.count / outputs
    return (0..<taps).flatMap { tap in (0..<outputs).map { weights[$0 * taps + tap] } }
  }

  static func accumulate(
    _ patch: Span<Float>, _ weights: Span<Float>, into sums: inout [Float]
  ) {
    var totals = sums.mutableSpan
    let outputs = totals.count
    for tap in 0..<patch.count {
      let row = weights.extracting(tap * outputs..<(tap + 1) * outputs)
      let value = patch[tap]
      for output in 0..<outputs { totals[output] += value * row[output] }
    }
  }
}
