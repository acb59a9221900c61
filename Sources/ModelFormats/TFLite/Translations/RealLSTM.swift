internal import ModelIR
internal import QuantizedArithmetic

/// The steps of an LSTM in reals, as operators of a graph.
struct RealLSTM {
  private let sequence: LSTMSequence
  private let weights: [[Float]]
  private let recurrent: [[Float]]
  private let biases: [[Float]]

  init(_ sequence: LSTMSequence, _ source: TFLiteOperator) throws(ModelFormatProblem) {
    self.sequence = sequence
    let (units, inputs) = (sequence.units, sequence.inputs)
    weights = try Self.constants(of: source, from: 1, count: units * inputs)
    recurrent = try Self.constants(of: source, from: 5, count: units * units)
    biases = try Self.constants(of: source, from: 12, count: units)
  }

  /// The constants of the four gates, from an input position on.
  private static func constants(
    of source: TFLiteOperator, from first: Int, count: Int
  ) throws(ModelFormatProblem) -> [[Float]] {
    var lists: [[Float]] = []
    for gate in LSTMGate.allCases {
      let tensor = try source.input(first + gate.rawValue, "\(gate) gate")
      guard case .float32(let values)? = tensor.constant, values.count == count else {
        throw source.problem(
          "\(gate) gate", found: "[\(tensor.shape)] \(tensor.elementType)",
          expected: "a constant of \(count) float32")
      }
      lists.append(values)
    }
    return lists
  }

  /// Adds the operations of all steps.
  func unroll(into steps: inout TFLiteSteps) {
    let (units, inputs, batch) = (sequence.units, sequence.inputs, sequence.batch)
    let tensor = sequence.tensor
    let offsets = biases.map { steps.constant($0, [units], like: tensor) }
    let first = weights.map { steps.constant($0, [units, inputs], like: tensor) }
    let joined = zip(weights, recurrent).map { own, other in
      steps.constant(joinedRows(own, other), [units, inputs + units], like: tensor)
    }
    var state: (hidden: TensorID, cell: TensorID)?
    var rows: [TensorID] = []
    for time in 0..<sequence.length {
      var row = sequence.slice(time, &steps)
      if let state {
        row = steps.step(
          .concatenate(Concatenate(axis: 1)), [row, state.hidden], [batch, inputs + units],
          like: tensor)
      }
      let kernels = state == nil ? first : joined
      let next = advance(row, kernels, offsets, cell: state?.cell, &steps)
      state = next
      rows.append(next.hidden)
    }
    sequence.join(rows, like: tensor, &steps)
  }

  /// The rows of both matrices, each behind the other's.
  private func joinedRows(_ own: [Float], _ other: [Float]) -> [Float] {
    let (units, inputs) = (sequence.units, sequence.inputs)
    var rows: [Float] = []
    for row in 0..<units {
      rows += own[row * inputs..<(row + 1) * inputs]
      rows += other[row * units..<(row + 1) * units]
    }
    return rows
  }

  /// The states after one more step; before the first they are zero, and so left out.
  private func advance(
    _ row: TensorID, _ kernels: [TensorID], _ offsets: [TensorID], cell old: TensorID?,
    _ steps: inout TFLiteSteps
  ) -> (hidden: TensorID, cell: TensorID) {
    let shape = [sequence.batch, sequence.units]
    func step(
      _ form: Operator, _ inputs: [TensorID?], _ steps: inout TFLiteSteps
    ) -> TensorID { steps.step(form, inputs, shape, like: sequence.tensor) }
    func gate(
      _ gate: LSTMGate, _ function: UnaryFunction, _ steps: inout TFLiteSteps
    ) -> TensorID {
      let form = FullyConnected(activation: .none, keepsAxes: false, rounding: .double)
      let sum = step(
        .fullyConnected(form), [row, kernels[gate.rawValue], offsets[gate.rawValue]], &steps)
      return step(.unary(Unary(function)), [sum], &steps)
    }
    let opened = gate(.input, .sigmoid, &steps)
    let candidate = gate(.cell, .tanh, &steps)
    var cell = step(.binary(Binary(.multiply)), [opened, candidate], &steps)
    if let old {
      let kept = gate(.forget, .sigmoid, &steps)
      let part = step(.binary(Binary(.multiply)), [kept, old], &steps)
      cell = step(.add(Add(activation: .none)), [part, cell], &steps)
    }
    if sequence.clip > 0 {
      let form = Unary(.clip, alpha: -sequence.clip, beta: sequence.clip)
      cell = step(.unary(form), [cell], &steps)
    }
    let shown = step(.unary(Unary(.tanh)), [cell], &steps)
    let released = gate(.output, .sigmoid, &steps)
    return (step(.binary(Binary(.multiply)), [released, shown], &steps), cell)
  }
}
