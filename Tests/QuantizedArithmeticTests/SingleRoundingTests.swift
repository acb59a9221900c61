import QuantizedArithmetic
import Testing

/// Where ONNX means one rounding of an exact sum, nearly that is what comes out.
@Suite struct SingleRoundingTests {
  /// Scales and zero points of the first addition of `resnet20_qdq`, and two integers whose sum
  /// lies 1.6e-6 of a step from a half: TensorFlow Lite's arithmetic gives another result.
  @Test func sumNextToAHalf() {
    func addition(_ rounding: RoundingMode) -> QuantizedAddition {
      QuantizedAddition(
        left: (0.038360797, 34), right: (0.028784389, -128), result: (0.035803594, -128),
        range: -128...127, rounding: rounding)
    }
    let exact = (Double(Float(0.038360797)) * 10 + Double(Float(0.028784389)) * 47)
    let nearest = Int32((exact / Double(Float(0.035803594))).rounded()) - 128
    #expect(addition(.single).apply(44, -81) == nearest)
    #expect(addition(.double).apply(44, -81) != nearest)
  }

  @Test func greatestSumsFit() {
    let addition = QuantizedAddition(
      left: (1, -128), right: (1, -128), result: (2, -128), range: -128...127, rounding: .single)
    #expect(addition.apply(127, 127) == 127)
    #expect(addition.apply(127, -128) == 0)
    #expect(addition.apply(-128, -128) == -128)
  }
}
