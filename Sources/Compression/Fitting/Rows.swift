/// What is done with whole rows of reals at a time; the loops are those that compilers vectorise.
enum Rows {
  /// `target[k] −= factor · source[k]` for `k` in a range of both.
  @inline(__always)
  static func subtract(
    _ factor: Double, times source: [Double], from target: inout [Double], in range: Range<Int>
  ) {
    let values = source.span
    var totals = target.mutableSpan
    let end = min(range.upperBound, min(values.count, totals.count))
    guard range.lowerBound >= 0, range.lowerBound < end else { return }
    for index in range.lowerBound..<end { totals[index] -= factor * values[index] }
  }

  /// `Σ left[k] · right[k]`, in four sums that are added at the end.
  static func product(_ left: [Double], _ right: [Double]) -> Double {
    let (ones, others) = (left.span, right.span)
    let count = min(ones.count, others.count)
    let whole = count - count % 4
    var sums = SIMD4<Double>.zero
    for index in stride(from: 0, to: whole, by: 4) {
      let left = SIMD4(ones[index], ones[index + 1], ones[index + 2], ones[index + 3])
      let right = SIMD4(others[index], others[index + 1], others[index + 2], others[index + 3])
      sums += left * right
    }
    var rest = 0.0
    for index in whole..<count { rest += ones[index] * others[index] }
    return sums.sum() + rest
  }
}
