import ModelIR
import QuantizedArithmetic
import Testing

/// Fully connected layers worked by hand.
struct FullyConnectedTests {
  @Test func realRows() throws {
    let result = try SingleOperation.evaluate(
      .fullyConnected(FullyConnected(activation: .relu)),
      inputs: [
        SingleOperation.reals("rows", [2, 3]),
        SingleOperation.reals("weights", [2, 3], [1, 2, 3, -1, -1, -1]),
        SingleOperation.reals("bias", [2], [0, 10]),
      ],
      result: SingleOperation.reals("result", [2, 2]), on: .float32([1, 1, 1, 4, 5, 6]))
    #expect(result == .float32([6, 7, 32, 0]))
  }

  /// A sum of 3 times 1/8: rounded twice it is 1, rounded once it is 0.
  @Test(arguments: [(RoundingMode.double, Int8(1)), (.single, 0)])
  func roundingIsAnAttribute(rounding: RoundingMode, expected: Int8) throws {
    let result = try SingleOperation.evaluate(
      .fullyConnected(FullyConnected(activation: .none, keepsAxes: false, rounding: rounding)),
      inputs: [
        SingleOperation.bytes("rows", [1, 1]),
        SingleOperation.bytes("weights", [1, 1], scale: 0.125, [3]), nil,
      ],
      result: SingleOperation.bytes("result", [1, 1]), on: .int8([1]))
    #expect(result == .int8([expected]))
  }

  @Test func integersWithZeroPointsAndBias() throws {
    let result = try SingleOperation.evaluate(
      .fullyConnected(FullyConnected(activation: .relu)),
      inputs: [
        SingleOperation.bytes("rows", [1, 2], zeroPoint: 3),
        SingleOperation.bytes("weights", [2, 2], [1, -2, -3, 4]), SingleOperation.bias([5, 6]),
      ],
      result: SingleOperation.bytes("result", [1, 2], zeroPoint: -100), on: .int8([13, -1]))
    // Centred 10 and −4: 10 + 8 + 5 = 23; −30 − 16 + 6 is below zero and clamped to it.
    #expect(result == .int8([-77, -100]))
  }

  @Test(arguments: [(false, Shape([6, 5])), (true, Shape([2, 3, 5]))])
  func axesMayStay(keepsAxes: Bool, expected: Shape) throws {
    let layer = Operator.fullyConnected(FullyConnected(activation: .none, keepsAxes: keepsAxes))
    let inputs = [
      SingleOperation.reals("rows", [2, 3, 4]), SingleOperation.reals("weights", [5, 4]),
    ]
    #expect(try layer.resultShapes(of: inputs) == [expected])
    let result = SingleOperation.reals("result", expected)
    #expect(try layer.multiplyAccumulates(inputs: inputs, results: [result]) == 120)
  }

  @Test func rowsMustFit() {
    #expect(throws: OperatorError.self) {
      try Operator.fullyConnected(FullyConnected(activation: .none)).resultShapes(of: [
        SingleOperation.reals("rows", [1, 7]), SingleOperation.reals("weights", [5, 4]),
      ])
    }
  }
}
