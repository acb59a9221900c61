/// Powers of real numbers: the standard library alone has only square roots.
package enum RealPower {
  /// `base^exponent` of a positive base, to about 40 binary digits of the exponent.
  package static func power(_ base: Double, _ exponent: Double) -> Double {
    let whole = exponent.rounded(.down)
    var (rest, root, result) = (exponent - whole, base.squareRoot(), 1.0)
    for _ in 0..<40 where rest > 0 {
      rest *= 2
      if rest >= 1 {
        rest -= 1
        result *= root
      }
      root = root.squareRoot()
    }
    return result * wholePower(base, Int(whole))
  }

  private static func wholePower(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, exponent < 0 ? 1 / base : base, exponent.magnitude)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}
