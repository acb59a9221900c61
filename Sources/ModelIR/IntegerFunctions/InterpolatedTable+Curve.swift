package import QuantizedArithmetic

extension InterpolatedTable {
  /// A function of reals between two quantisations of 16 bits: points in the result's steps, each
  /// moved so that the line between them is nearest in its middle.
  ///
  /// Source: TensorFlow Lite, `common.h` (`LUTPopulateInt16`), in float32. What it makes of curves
  /// that overflow a float32 is undefined; they end at the greatest integer here.
  package init(
    from input: (scale: Float, zeroPoint: Int32), to result: (scale: Float, zeroPoint: Int32),
    _ curve: (Float) -> Float
  ) {
    let least = input.scale * Float(-32768 - input.zeroPoint)
    let greatest = input.scale * Float(32767 - input.zeroPoint)
    let distance = (greatest - least) / 512
    let extent =
      result.scale * Float(32767 - result.zeroPoint)
      - result.scale * Float(-32768 - result.zeroPoint)
    func steps(_ place: Float) -> Float {
      min(max(curve(place) * (65536 / extent), -0x1p63), 0x1p63)
    }
    var points = (0..<512).map { index -> Int32 in
      let place = least + Float(index) * distance
      let value = steps(place).rounded(.toNearestOrAwayFromZero)
      let next = steps(least + Float(index + 1) * distance)
      let middle = steps(place + distance / 2).rounded(.toNearestOrAwayFromZero)
      let line = ((next + value) / 2).rounded(.toNearestOrAwayFromZero)
      let bias = ((line - middle) / 2).rounded(.toNearestOrAwayFromZero)
      return Self.integer(value - bias)
    }
    points.append(Self.integer(steps(greatest).rounded(.toNearestOrAwayFromZero)))
    self.init(points: points)
  }

  /// The nearest integer of 16 bits; zero for what is no number.
  private static func integer(_ value: Float) -> Int32 {
    value.isNaN ? 0 : Int32(min(max(value, -32768), 32767))
  }
}
