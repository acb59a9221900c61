import ModelIR
import Testing

/// Convolutions small enough to be worked by hand.
struct ConvolutionTests {
  static let once = Extent(height: 1, width: 1)

  /// 1 2 3 / 4 5 6 / 7 8 9 under 1 0 / 0 -1 makes differences along the diagonal, all -4.
  @Test func realsOverASquare() throws {
    let result = try SingleOperation.evaluate(
      .convolution(Convolution(stride: Self.once, padding: Padding(), activation: .none)),
      inputs: [
        SingleOperation.reals("image", [1, 3, 3, 1]),
        SingleOperation.reals("weights", [1, 2, 2, 1], [1, 0, 0, -1]),
        SingleOperation.reals("bias", [1], [0.5]),
      ],
      result: SingleOperation.reals("result", [1, 2, 2, 1]),
      on: .float32([1, 2, 3, 4, 5, 6, 7, 8, 9]))
    #expect(result == .float32([-3.5, -3.5, -3.5, -3.5]))
  }

  @Test func activationClampsReals() throws {
    let result = try SingleOperation.evaluate(
      .convolution(Convolution(stride: Self.once, padding: Padding(), activation: .relu6)),
      inputs: [
        SingleOperation.reals("image", [1, 1, 3, 1]),
        SingleOperation.reals("weights", [1, 1, 1, 1], [2]), nil,
      ],
      result: SingleOperation.reals("result", [1, 1, 3, 1]), on: .float32([-1, 2, 5]))
    #expect(result == .float32([0, 4, 6]))
  }

  /// Padding stands for real zero, so the zero point 10 takes no part: rows of one lie at the edge.
  @Test func paddingIsTheZeroPoint() throws {
    let result = try SingleOperation.evaluate(
      .convolution(
        Convolution(
          stride: Self.once, padding: Padding(top: 1, bottom: 1, left: 1, right: 1),
          activation: .none)),
      inputs: [
        SingleOperation.bytes("image", [1, 2, 2, 1], scale: 0.5, zeroPoint: 10),
        SingleOperation.bytes(
          "weights", [1, 3, 3, 1], scale: 0.5, [1, 1, 1, 1, 1, 1, 1, 1, 1]), nil,
      ],
      result: SingleOperation.bytes("result", [1, 2, 2, 1], scale: 0.25, zeroPoint: -5),
      on: .int8([11, 12, 13, 14]))
    // 1 + 2 + 3 + 4 in every window, scale 0.25 on both sides, then the zero point.
    #expect(result == .int8([5, 5, 5, 5]))
  }

  /// Two channels in, two out, a scale for each: 0.5 and 2 against a result of scale 1.
  @Test func scalesPerChannel() throws {
    var weights = SingleOperation.bytes("weights", [2, 1, 1, 2], [3, -1, 1, 1])
    weights.quantization = Quantization(scales: [0.5, 2], zeroPoints: [0, 0], axis: 0)
    let result = try SingleOperation.evaluate(
      .convolution(Convolution(stride: Self.once, padding: Padding(), activation: .none)),
      inputs: [
        SingleOperation.bytes("image", [1, 1, 2, 2]), weights, SingleOperation.bias([1, -2]),
      ],
      result: SingleOperation.bytes("result", [1, 1, 2, 2]), on: .int8([2, 5, -8, 7]))
    // 3·2 − 5 + 1 = 2, halved; 2 + 5 − 2 = 5, doubled. −24 − 7 + 1 = −30; −8 + 7 − 2 = −3.
    #expect(result == .int8([1, 10, -15, -6]))
  }

  @Test func strideAndDilation() throws {
    let image = (0..<25).map { Int8($0) }
    let result = try SingleOperation.evaluate(
      .convolution(
        Convolution(
          stride: Extent(height: 2, width: 1), dilation: Extent(height: 1, width: 3),
          padding: Padding(), activation: .none)),
      inputs: [
        SingleOperation.bytes("image", [1, 5, 5, 1]),
        SingleOperation.bytes("weights", [1, 2, 2, 1], [1, 0, 0, 2]), nil,
      ],
      result: SingleOperation.bytes("result", [1, 2, 2, 1]), on: .int8(image))
    // x[r, c] + 2·x[r + 1, c + 3] at rows 0 and 2, columns 0 and 1: 0 + 2·8, 1 + 2·9, 10 + 2·18, 11
    // + 2·19.
    #expect(result == .int8([16, 19, 46, 49]))
  }

  /// uint8 as older TFLite files have it: zero points on image, weights and result alike.
  @Test func unsignedWithWeightZeroPoint() throws {
    func unsigned(_ name: String, _ zeroPoint: Int32, _ values: [UInt8]? = nil) -> Tensor {
      Tensor(
        name: name, shape: name == "weights" ? [1, 1, 1, 2] : [1, 1, 1, name == "image" ? 2 : 1],
        elementType: .uint8, quantization: Quantization(scale: 1, zeroPoint: zeroPoint),
        constant: values.map { .uint8($0) })
    }
    let result = try SingleOperation.evaluate(
      .convolution(Convolution(stride: Self.once, padding: Padding(), activation: .relu)),
      inputs: [unsigned("image", 128), unsigned("weights", 100, [103, 99]), nil],
      result: unsigned("result", 7), on: .uint8([138, 120]))
    // 10·3 + (−8)·(−1) = 38.
    #expect(result == .uint8([45]))
  }

  @Test func fourBitWeights() throws {
    var weights = SingleOperation.bytes("weights", [1, 1, 1, 3], [7, -8, 1])
    weights.elementType = .int4
    let result = try SingleOperation.evaluate(
      .convolution(Convolution(stride: Self.once, padding: Padding(), activation: .none)),
      inputs: [SingleOperation.bytes("image", [1, 1, 1, 3]), weights, nil],
      result: SingleOperation.bytes("result", [1, 1, 1, 1]), on: .int8([10, 4, -3]))
    // 70 − 32 − 3.
    #expect(result == .int8([35]))
  }

  @Test func everyImageOfABatch() throws {
    let result = try SingleOperation.evaluate(
      .convolution(Convolution(stride: Self.once, padding: Padding(), activation: .none)),
      inputs: [
        SingleOperation.reals("image", [2, 1, 2, 1]),
        SingleOperation.reals("weights", [1, 1, 2, 1], [1, 10]), nil,
      ],
      result: SingleOperation.reals("result", [2, 1, 1, 1]), on: .float32([1, 2, 3, 4]))
    #expect(result == .float32([21, 43]))
  }

  @Test func workCountsEveryTap() throws {
    let convolution = Operator.convolution(
      Convolution(stride: Self.once, padding: Padding(), activation: .none))
    let inputs = [
      SingleOperation.reals("image", [1, 8, 8, 3]),
      SingleOperation.reals("weights", [16, 3, 3, 3]),
    ]
    #expect(try convolution.resultShapes(of: inputs) == [[1, 6, 6, 16]])
    let result = SingleOperation.reals("result", [1, 6, 6, 16])
    #expect(
      try convolution.multiplyAccumulates(inputs: inputs, results: [result]) == 576 * 27)
  }
}
