import ModelIR
import Testing

/// Average and greatest of windows.
struct PoolingTests {
  static let pair = Extent(height: 1, width: 2)
  static let once = Extent(height: 1, width: 1)

  static func average(_ padding: Padding = Padding(), _ activation: Activation = .none) -> Operator
  {
    .averagePool(
      AveragePool(kernel: pair, stride: once, padding: padding, activation: activation))
  }

  static func greatest(_ padding: Padding = Padding(), _ activation: Activation = .none) -> Operator
  {
    .maxPool(MaxPool(kernel: pair, stride: once, padding: padding, activation: activation))
  }

  /// Halves go away from zero, as integers and not as the reals they stand for.
  @Test func integerMeansRoundAwayFromZero() throws {
    let result = try SingleOperation.evaluate(
      Self.average(), inputs: [SingleOperation.bytes("image", [1, 1, 5, 1], zeroPoint: 9)],
      result: SingleOperation.bytes("result", [1, 1, 4, 1], zeroPoint: 9),
      on: .int8([1, 2, -3, -4, 127]))
    #expect(result == .int8([2, -1, -4, 62]))
  }

  /// What lies in the padding isn't counted: the last mean is of one pixel.
  @Test func paddingTakesNoPart() throws {
    let padding = Padding(right: 1)
    let means = try SingleOperation.evaluate(
      Self.average(padding), inputs: [SingleOperation.reals("image", [1, 1, 2, 1])],
      result: SingleOperation.reals("result", [1, 1, 2, 1]), on: .float32([-3, -6]))
    #expect(means == .float32([-4.5, -6]))
    let greatest = try SingleOperation.evaluate(
      Self.greatest(padding), inputs: [SingleOperation.bytes("image", [1, 1, 2, 1])],
      result: SingleOperation.bytes("result", [1, 1, 2, 1]), on: .int8([-3, -6]))
    #expect(greatest == .int8([-3, -6]))
  }

  @Test func channelsKeepApart() throws {
    let greatest = try SingleOperation.evaluate(
      Self.greatest(), inputs: [SingleOperation.reals("image", [1, 1, 3, 2])],
      result: SingleOperation.reals("result", [1, 1, 2, 2]), on: .float32([1, 6, 3, 4, 2, 5]))
    #expect(greatest == .float32([3, 6, 3, 5]))
  }

  /// relu6 of scale 0.5 about zero point −10 lets −10 to 2 through.
  @Test func activationClampsIntegers() throws {
    let image = SingleOperation.bytes("image", [1, 1, 4, 1], scale: 0.5, zeroPoint: -10)
    let result = SingleOperation.bytes("result", [1, 1, 3, 1], scale: 0.5, zeroPoint: -10)
    let elements = TensorElements.int8([-50, -20, -4, 100])
    #expect(
      try SingleOperation.evaluate(
        Self.average(Padding(), .relu6), inputs: [image], result: result, on: elements)
        == .int8([-10, -10, 2]))
    #expect(
      try SingleOperation.evaluate(
        Self.greatest(Padding(), .relu6), inputs: [image], result: result, on: elements)
        == .int8([-10, -4, 2]))
  }

  @Test(arguments: [average(Padding(left: 2)), greatest(Padding(bottom: 1))])
  func windowsInThePaddingAloneAreRefused(operation: Operator) {
    #expect(
      throws: OperatorError.wrongAttribute("padding", reason: "it must be less than the kernel")
    ) {
      try operation.resultShapes(of: [SingleOperation.reals("image", [1, 4, 4, 1])])
    }
  }

  @Test func quantisationMustStayTheSame() {
    #expect(
      throws: OperatorError.wrongQuantization(tensor: "result", reason: "it must be the input's")
    ) {
      try Self.average().check(
        inputs: [SingleOperation.bytes("image", [1, 1, 2, 1])],
        results: [SingleOperation.bytes("result", [1, 1, 1, 1], zeroPoint: 1)])
    }
  }
}
