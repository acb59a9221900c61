import ModelIR
import Testing

/// Functions of elements against values of another implementation (Python's `math`, 15 digits).
struct ElementwiseTests {
  static let values: [(UnaryFunction, Double, Double)] = [
    (.absolute, -2.5, 2.5), (.negate, -2.5, 2.5), (.sign, -0.1, -1), (.square, -3, 9),
    (.squareRoot, 2, 1.414213562373095), (.reciprocal, 4, 0.25), (.reciprocalSquareRoot, 4, 0.5),
    (.exponential, -1.5, 0.22313016014843), (.logarithm, 0.3, -1.203972804325936),
    (.logarithm, 1e10, 23.025850929940457), (.sine, 3, 0.141120008059867),
    (.sine, -100.5, 0.030959966783271346), (.cosine, 2, -0.416146836547142),
    (.errorFunction, 0.7, 0.677801193837418), (.errorFunction, -2.5, -0.999593047982555),
    (.floor, -1.5, -2), (.ceiling, -1.5, -1), (.round, 2.5, 2), (.round, -1.5, -2),
    (.relu6, 7, 6), (.reluN1To1, -7, -1), (.relu0To1, 0.5, 0.5),
    (.sigmoid, -3, 0.0474258731775668), (.tanh, 0.1, 0.099667994624956),
    (.tanh, -1, -0.761594155955765), (.softplus, 1, 1.313261687518223),
    (.softplus, -40, 4.24835425529159e-18), (.softsign, -3, -0.75),
    (.mish, 1, 0.865098388267310), (.swish, 2, 1.761594155955765),
    (.hardSwish, 1, 0.666666666666667), (.gelu, 1, 0.841344746068543),
    (.geluTanh, 1, 0.841191990608276),
  ]

  @Test(arguments: values)
  func functionsOfReals(function: UnaryFunction, argument: Double, value: Double) {
    // Fifteen digits are given.
    #expect(abs(function.apply(to: argument) - value) <= 1e-14 * max(1, abs(value)))
  }

  static let parameters: [(UnaryFunction, Float, Float, Double, Double)] = [
    (.leakyRelu, 0.25, 0, -2, -0.5), (.elu, 2, 0, -1, -1.264241117657115),
    (.celu, 2, 0, -1, -0.786938680574733), (.thresholdedRelu, 1, 0, 0.5, 0),
    (.clip, -1, 2, 3, 2), (.hardSigmoid, 0.5, 0.25, 0.5, 0.5),
    (.selu, 1, 2, -1, -1.264241117657115),
  ]

  @Test(arguments: parameters)
  func parametersCount(
    function: UnaryFunction, alpha: Float, beta: Float, argument: Double, value: Double
  ) {
    #expect(abs(function.apply(to: argument, alpha: alpha, beta: beta) - value) <= 1e-14)
  }

  @Test func powersOfReals() {
    #expect(ElementaryFunctions.power(-2, 3) == -8)
    #expect(ElementaryFunctions.power(2, -2) == 0.25)
    #expect(abs(ElementaryFunctions.power(2, 0.5) - 1.4142135623730951) < 1e-15)
    #expect(ElementaryFunctions.power(-2, 0.5).isNaN)
  }

  static let binaries: [(BinaryFunction, [Float])] = [
    (.subtract, [-4, 1]), (.multiply, [-3, 6]), (.divide, [-1 / 3, 1.5]), (.minimum, [-1, 2]),
    (.maximum, [3, 3]), (.power, [-1, 9]), (.squaredDifference, [16, 1]), (.floorDivide, [-1, 1]),
    (.floorModulo, [2, 1]), (.remainder, [-1, 1]), (.prelu, [-3, 3]),
  ]

  @Test(arguments: binaries)
  func functionsOfTwoReals(function: BinaryFunction, expected: [Float]) throws {
    let result = try SingleOperation.evaluate(
      .binary(Binary(function)),
      inputs: [
        SingleOperation.reals("left", [2]),
        SingleOperation.reals("right", [2], [3, 2]),
      ],
      result: SingleOperation.reals("result", [2]), on: .float32([-1, 3]))
    #expect(result == .float32(expected))
  }

  @Test func comparisonsMakeBools() throws {
    let result = try SingleOperation.evaluate(
      .binary(Binary(.lessOrEqual)),
      inputs: [
        SingleOperation.reals("left", [3]), SingleOperation.reals("right", [1], [2]),
      ],
      result: Tensor(name: "result", shape: [3], elementType: .bool), on: .float32([1, 2, 3]))
    #expect(result == .bool([true, true, false]))
  }

  @Test func integersStandForThemselves() throws {
    let tensor = { (name: String) in Tensor(name: name, shape: [4], elementType: .int64) }
    var right = tensor("right")
    right.constant = .int64([2, -2, 0, 3])
    let result = try SingleOperation.evaluate(
      .binary(Binary(.floorDivide)), inputs: [tensor("left"), right], result: tensor("result"),
      on: .int64([-7, -7, 5, 9]))
    #expect(result == .int64([-4, 3, 0, 3]))
  }

  @Test func selectionsAreBroadcast() throws {
    let result = try SingleOperation.evaluate(
      .select(Select()),
      inputs: [
        Tensor(name: "condition", shape: [2, 1], elementType: .bool),
        SingleOperation.reals("then", [1, 2], [1, 2]), SingleOperation.reals("else", [], [9]),
      ],
      result: SingleOperation.reals("result", [2, 2]), on: .bool([true, false]))
    #expect(result == .float32([1, 2, 9, 9]))
  }

  @Test func castsCutFractions() throws {
    let result = try SingleOperation.evaluate(
      .cast(Cast()), inputs: [SingleOperation.reals("input", [4])],
      result: Tensor(name: "result", shape: [4], elementType: .int32),
      on: .float32([1.9, -1.9, .nan, 3]))
    #expect(result == .int32([1, -1, 0, 3]))
  }

  @Test func integersAreDequantised() throws {
    let result = try SingleOperation.evaluate(
      .dequantize(Dequantize()),
      inputs: [SingleOperation.bytes("input", [3], scale: 0.5, zeroPoint: 1)],
      result: SingleOperation.reals("result", [3]), on: .int8([1, 3, -128]))
    #expect(result == .float32([0, 1, -64.5]))
  }
}
