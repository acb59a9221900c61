import ModelIR
import Testing

/// Mean, addition, softmax and quantisation worked by hand.
struct VectorOperatorTests {
  @Test(arguments: [(true, Shape([1, 1, 1, 2])), (false, Shape([1, 2]))])
  func meansOfReals(keepsAxes: Bool, shape: Shape) throws {
    let result = try SingleOperation.evaluate(
      .mean(Mean(axes: [1, 2], keepsAxes: keepsAxes)),
      inputs: [SingleOperation.reals("input", [1, 2, 2, 2])],
      result: SingleOperation.reals("result", shape), on: .float32([1, 10, 2, 20, 3, 30, 6, 60]))
    #expect(result == .float32([3, 30]))
  }

  /// Scale 1 to scale 0.5 about the zero points −2 and 4.
  @Test func meansOfIntegersChangeScale() throws {
    let result = try SingleOperation.evaluate(
      .mean(Mean(axes: [0], keepsAxes: false)),
      inputs: [SingleOperation.bytes("input", [4, 2], zeroPoint: -2)],
      result: SingleOperation.bytes("result", [2], scale: 0.5, zeroPoint: 4),
      on: .int8([0, 1, 2, 1, 4, 1, 6, 2]))
    // Centred means 5 and 3.25: ten steps of a half, and six and a half, which round up.
    #expect(result == .int8([14, 11]))
  }

  @Test func axesMustAscend() {
    #expect(
      throws: OperatorError.wrongAttribute("axes", reason: "[2, 1] must ascend within 4 axes")
    ) {
      try Operator.mean(Mean(axes: [2, 1], keepsAxes: true))
        .resultShapes(of: [SingleOperation.reals("input", [1, 2, 2, 2])])
    }
  }

  @Test func sumsOfRealsAreBroadcast() throws {
    let result = try SingleOperation.evaluate(
      .add(Add(activation: .none)),
      inputs: [
        SingleOperation.reals("left", [2, 1, 3]),
        SingleOperation.reals("right", [2, 1], [10, 20]),
      ],
      result: SingleOperation.reals("result", [2, 2, 3]), on: .float32([1, 2, 3, 4, 5, 6]))
    #expect(result == .float32([11, 12, 13, 21, 22, 23, 14, 15, 16, 24, 25, 26]))
  }

  /// 0.5·(x − 1) + 0.25·(y + 2) in steps of 1 about −3, clamped below at real zero.
  @Test func sumsOfIntegers() throws {
    let result = try SingleOperation.evaluate(
      .add(Add(activation: .relu)),
      inputs: [
        SingleOperation.bytes("left", [4], scale: 0.5, zeroPoint: 1),
        SingleOperation.bytes("right", [4], scale: 0.25, zeroPoint: -2, [2, 38, -2, -126]),
      ],
      result: SingleOperation.bytes("result", [4], scale: 1, zeroPoint: -3),
      on: .int8([3, 1, 2, 101]))
    // 1 + 1; 0 + 10; 0.5 + 0, half away from zero; 50 − 31.
    #expect(result == .int8([-1, 7, -2, 16]))
  }

  @Test func shapesMustGoTogether() {
    #expect(
      throws: OperatorError.wrongShape(
        tensor: "right", found: [2, 3], reason: "it does not go with 2x4")
    ) {
      try Operator.add(Add(activation: .none)).resultShapes(of: [
        SingleOperation.reals("left", [2, 4]), SingleOperation.reals("right", [2, 3]),
      ])
    }
  }

  /// Differences of ln 2 make halves of halves.
  @Test func softmaxOfReals() throws {
    let ln2 = Float(0.693_147_18)
    let elements = try SingleOperation.evaluate(
      .softmax(Softmax()), inputs: [SingleOperation.reals("input", [2, 3])],
      result: SingleOperation.reals("result", [2, 3]),
      on: .float32([ln2, 0, 0, -1000, -1000, -1000]))
    guard case .float32(let values) = elements else {
      Issue.record("\(elements)")
      return
    }
    for (value, expected) in zip(values, [0.5, 0.25, 0.25, 1 / 3, 1 / 3, 1 / 3] as [Float]) {
      #expect(abs(value - expected) < 1e-7)
    }
  }

  @Test func softmaxOfIntegers() throws {
    let result = try SingleOperation.evaluate(
      .softmax(Softmax()),
      inputs: [SingleOperation.bytes("input", [1, 4], scale: 0.693_147_18)],
      result: SingleOperation.bytes("result", [1, 4], scale: 1 / 256, zeroPoint: -128),
      on: .int8([10, 9, 8, 8]))
    #expect(result == .int8([0, -64, -96, -96]))
  }

  @Test func softmaxHasOneScale() {
    #expect(throws: OperatorError.self) {
      try Operator.softmax(Softmax()).check(
        inputs: [SingleOperation.bytes("input", [1, 4])],
        results: [SingleOperation.bytes("result", [1, 4], scale: 1 / 255, zeroPoint: -128)])
    }
    #expect(throws: OperatorError.self) {
      try Operator.softmax(Softmax(beta: .nan))
        .resultShapes(of: [SingleOperation.reals("input", [1, 4])])
    }
  }

  /// Quarters of steps: halves away from zero, and what doesn't fit clamped; no number is zero.
  @Test func realsAreQuantised() throws {
    let result = try SingleOperation.evaluate(
      .quantize(Quantize()), inputs: [SingleOperation.reals("input", [8])],
      result: SingleOperation.bytes("result", [8], scale: 0.5, zeroPoint: 3),
      on: .float32([0, 0.25, -0.25, 0.2, 1000, -1000, .infinity, .nan]))
    #expect(result == .int8([3, 4, 2, 3, 127, -128, 127, 3]))
  }

  @Test func unsignedBecomesSigned() throws {
    let input = Tensor(
      name: "input", shape: [4], elementType: .uint8,
      quantization: Quantization(scale: 0.1, zeroPoint: 128))
    let same = try SingleOperation.evaluate(
      .quantize(Quantize()), inputs: [input],
      result: SingleOperation.bytes("result", [4], scale: 0.1),
      on: .uint8([0, 1, 128, 255]))
    #expect(same == .int8([-128, -127, 0, 127]))
    let halved = try SingleOperation.evaluate(
      .quantize(Quantize()), inputs: [input],
      result: SingleOperation.bytes("result", [4], scale: 0.2, zeroPoint: -1),
      on: .uint8([0, 130, 129, 255]))
    #expect(halved == .int8([-65, 0, 0, 63]))
  }
}
