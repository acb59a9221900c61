import ModelIR
import Testing

/// Depthwise convolutions small enough to be worked by hand.
struct DepthwiseConvolutionTests {
  static func depthwise(
    multiplier: Int = 1, stride: Int = 1, padding: Padding = Padding()
  ) -> Operator {
    .depthwiseConvolution(
      DepthwiseConvolution(
        stride: Extent(height: stride, width: stride), padding: padding, multiplier: multiplier,
        activation: .none))
  }

  @Test func channelsKeepApart() throws {
    let result = try SingleOperation.evaluate(
      Self.depthwise(),
      inputs: [
        SingleOperation.reals("image", [1, 1, 3, 2]),
        SingleOperation.reals("weights", [1, 1, 2, 2], [1, 10, 2, 20]),
        SingleOperation.reals("bias", [2], [0.25, -0.25]),
      ],
      result: SingleOperation.reals("result", [1, 1, 2, 2]), on: .float32([1, 2, 3, 4, 5, 6]))
    // 1 + 2·3 and 10·2 + 20·4; 3 + 2·5 and 10·4 + 20·6.
    #expect(result == .float32([7.25, 99.75, 13.25, 159.75]))
  }

  @Test func outputsOfAMultiplierLieTogether() throws {
    var weights = SingleOperation.bytes("weights", [1, 1, 1, 4], [1, 2, 3, 4])
    weights.quantization = Quantization(
      scales: [1, 1, 1, 0.5], zeroPoints: [0, 0, 0, 0], axis: 3)
    let result = try SingleOperation.evaluate(
      Self.depthwise(multiplier: 2),
      inputs: [
        SingleOperation.bytes("image", [1, 1, 1, 2], zeroPoint: 1), weights,
        SingleOperation.bias([0, 0, 0, 8]),
      ],
      result: SingleOperation.bytes("result", [1, 1, 1, 4], zeroPoint: 2), on: .int8([6, 11]))
    // Centred, 5 and 10: 5·1, 5·2, 10·3, (10·4 + 8) / 2; then the zero point.
    #expect(result == .int8([7, 12, 32, 26]))
  }

  @Test func paddingAndStride() throws {
    let result = try SingleOperation.evaluate(
      Self.depthwise(stride: 2, padding: Padding(top: 0, bottom: 1, left: 0, right: 1)),
      inputs: [
        SingleOperation.bytes("image", [1, 3, 3, 1], zeroPoint: -1),
        SingleOperation.bytes("weights", [1, 2, 2, 1], [1, 1, 1, 1]), nil,
      ],
      result: SingleOperation.bytes("result", [1, 2, 2, 1], zeroPoint: -1),
      on: .int8([0, 1, 2, 3, 4, 5, 6, 7, 8]))
    // Centred 1…9 in 3×3: 1+2+4+5, 3+6, 7+8, 9; less one each.
    #expect(result == .int8([11, 8, 14, 8]))
  }

  @Test func weightsMustFitTheChannels() {
    let error = #expect(throws: OperatorError.self) {
      try Self.depthwise(multiplier: 2).resultShapes(of: [
        SingleOperation.reals("image", [1, 4, 4, 3]),
        SingleOperation.reals("weights", [1, 3, 3, 3]),
      ])
    }
    #expect(error == .wrongExtent(tensor: "weights", axis: 3, found: 3, expected: 6))
  }
}
