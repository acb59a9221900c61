import FoundationEssentials
import ModelFormats
import ModelIR
import TestSupport
import Testing

/// An LSTM over a sequence means what its formula says, whatever it is spelled out as.
@Suite struct SequenceLSTMTests {
  private static let (steps, inputs, units) = (5, 3, 4)

  /// The weights of the gates (input, forget, cell, output), then the recurrent ones, the biases.
  private static let constants: [[Float]] = {
    var random = RepeatableRandom(seed: 44)
    let counts = [units * inputs, units * units, units]
    return counts.flatMap { count in
      (0..<4).map { _ in
        (0..<count).map { _ in Float(Int.random(in: -64...64, using: &random)) / 64 }
      }
    }
  }()

  private static func model(timeFirst: Bool = false, activation: Int = 4) -> HandMadeModel {
    let (steps, inputs, units) = (Self.steps, Self.inputs, Self.units)
    let shape = timeFirst ? [steps, 1] : [1, steps]
    let states = [HandMadeModel.Tensor(shape: [1, units]), .init(shape: [1, units])]
    let shapes = [[units, inputs], [units, units], [units]].flatMap {
      Array(repeating: $0, count: 4)
    }
    let weights = shapes.enumerated().map { HandMadeModel.Tensor(shape: $1, buffer: $0 + 1) }
    // Tensors: the sequence, the result, two states, then the constants in the order above.
    let gates = (4..<12).map(\.self)
    let biases = (12..<16).map(\.self)
    return HandMadeModel(
      code: 44,
      tensors: [.init(shape: shape + [inputs]), .init(shape: shape + [units])] + states + weights,
      operator: .init(
        inputs: [0] + gates + [-1, -1, -1] + biases + [-1, -1, 2, 3], outputs: [1],
        optionsType: 71,
        options: [.number(activation), .real(10), .absent, .number(timeFirst ? 1 : 0)]),
      constants: constants.map { list in
        HandMadeModel.int32s(list.map { Int32(bitPattern: $0.bitPattern) })
      })
  }

  /// The hidden states, step by step, straight from the formula.
  private static func expected(_ sequence: [Float]) -> [Float] {
    var hidden = [Double](repeating: 0, count: units)
    var cell = hidden
    var results: [Float] = []
    for time in 0..<steps {
      let old = hidden
      func sum(_ gate: Int, _ unit: Int) -> Double {
        var sum = Double(constants[8 + gate][unit])
        for input in 0..<inputs {
          sum +=
            Double(constants[gate][unit * inputs + input])
            * Double(sequence[time * inputs + input])
        }
        for other in 0..<units {
          sum += Double(constants[4 + gate][unit * units + other]) * old[other]
        }
        return sum
      }
      func sigmoid(_ value: Double) -> Double { UnaryFunction.sigmoid.apply(to: value) }
      func tanh(_ value: Double) -> Double { UnaryFunction.tanh.apply(to: value) }
      for unit in 0..<units {
        cell[unit] =
          sigmoid(sum(1, unit)) * cell[unit] + sigmoid(sum(0, unit)) * tanh(sum(2, unit))
        hidden[unit] = sigmoid(sum(3, unit)) * tanh(cell[unit])
      }
      results += hidden.map { Float($0) }
    }
    return results
  }

  @Test(arguments: [false, true]) func meansItsFormula(timeFirst: Bool) throws {
    let graph = try TFLiteReader.read(bytes: Self.model(timeFirst: timeFirst).bytes, name: "lstm")
    var random = RepeatableRandom(seed: 7)
    let sequence = (0..<Self.steps * Self.inputs).map { _ in
      Float(Int.random(in: -64...64, using: &random)) / 32
    }
    let results = try Evaluator(graph).evaluate([.float32(sequence)])
    guard case .float32(let found) = results[0] else {
      Issue.record("no reals")
      return
    }
    // Sums of a dozen products in float32 differ from float64's by their last digits.
    let wrong = zip(found, Self.expected(sequence)).filter { abs($0 - $1) > 1e-5 }
    #expect(found.count == Self.steps * Self.units && wrong.isEmpty)
  }

  @Test func otherActivationsAreRefused() {
    let error = #expect(throws: ModelFormatError.self) {
      try TFLiteReader.read(bytes: Self.model(activation: 1).bytes, name: "lstm")
    }
    #expect(error?.problems.first?.place.contains("UNIDIRECTIONAL_SEQUENCE_LSTM") == true)
  }
}
