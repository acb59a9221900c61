internal import ModelIR
internal import QuantizedArithmetic

extension TFLiteTranslation {
  /// A long short-term memory over a sequence, spelled out step by step; its states start at zero
  /// with every frame.
  ///
  /// Source: TensorFlow Lite, `kernels/unidirectional_sequence_lstm.cc` and `lstm_eval.cc`.
  static let sequenceLSTM = TFLiteTranslation(inputs: 20...24) {
    (steps) throws(ModelFormatProblem) in
    let network = try SequenceLSTM(steps.source)
    network.unroll(into: &steps)
  }
}

/// The steps of an LSTM as operators of a graph.
private struct SequenceLSTM {
  /// The gates in the order of the file's inputs.
  enum Gate: Int, CaseIterable {
    case input, forget, cell, output
  }

  /// Steps at most; each becomes some twenty operations.
  static let mostSteps = 1 << 10

  private let sequence: Tensor
  private let isTimeFirst: Bool
  private let clip: Float
  private let units: Int
  private let weights: [[Float]]
  private let recurrent: [[Float]]
  private let biases: [[Float]]

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let options = try source.options(TFLiteSchema.UnidirectionalSequenceLSTMOptions.self)
    isTimeFirst = try options.bool(.timeMajor)
    clip = try options.float(.cellClip)
    sequence = try source.input(0, "sequence")
    units = try source.input(18, "state").shape.dimensions.last ?? 0
    let code: Int8 = try options.integer(.fusedActivationFunction)
    guard sequence.shape.rank == 3, sequence.elementType == .float32, code == 4, clip >= 0 else {
      throw source.problem(
        "sequence", found: "[\(sequence.shape)] \(sequence.elementType), activation \(code)",
        expected: "three axes of float32, and tanh (4): export the model in floats, and have it"
          + " quantised here")
    }
    let further = [9, 10, 11, 16, 17, 20, 21, 22, 23]
    if let position = further.first(where: { $0 < source.inputs.count && source.inputs[$0] != nil })
    {
      throw source.problem(
        "input \(position)", found: "peepholes, a projection or a normalisation",
        expected: "none of them")
    }
    let length = sequence.shape[isTimeFirst ? 0 : 1]
    guard (1...Self.mostSteps).contains(length), (1...(1 << 14)).contains(units) else {
      throw source.problem(
        "sequence", found: "\(length) steps of \(units) units",
        expected: "1 to \(Self.mostSteps) steps")
    }
    let inputs = sequence.shape[2]
    weights = try Self.constants(of: source, from: 1, count: units * inputs)
    recurrent = try Self.constants(of: source, from: 5, count: units * units)
    biases = try Self.constants(of: source, from: 12, count: units)
  }

  /// The constants of the four gates, from an input position on.
  private static func constants(
    of source: TFLiteOperator, from first: Int, count: Int
  ) throws(ModelFormatProblem) -> [[Float]] {
    var lists: [[Float]] = []
    for gate in Gate.allCases {
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

  private var length: Int { sequence.shape[isTimeFirst ? 0 : 1] }
  private var batch: Int { sequence.shape[isTimeFirst ? 1 : 0] }
  private var inputs: Int { sequence.shape[2] }
  private var timeAxis: Int { isTimeFirst ? 0 : 1 }

  /// Adds the operations of all steps.
  func unroll(into steps: inout TFLiteSteps) {
    let offsets = biases.map { steps.constant($0, [units], like: sequence) }
    let first = weights.map { steps.constant($0, [units, inputs], like: sequence) }
    let joined = zip(weights, recurrent).map { own, other in
      steps.constant(joinedRows(own, other), [units, inputs + units], like: sequence)
    }
    var state: (hidden: TensorID, cell: TensorID)?
    var parts: [TensorID] = []
    for time in 0..<length {
      var row = slice(time, &steps)
      if let state {
        row = step(
          .concatenate(Concatenate(axis: 1)), [row, state.hidden], [batch, inputs + units], &steps)
      }
      let kernels = state == nil ? first : joined
      state = advance(row, kernels, offsets, state, &steps)
      guard let hidden = state?.hidden else { return }
      let shape = isTimeFirst ? [1, batch, units] : [batch, 1, units]
      parts.append(step(.reshape(Reshape(shape: Shape(shape))), [hidden], shape, &steps))
    }
    steps.add(.concatenate(Concatenate(axis: timeAxis)), parts, to: steps.output())
  }

  /// The rows of both matrices, each behind the other's.
  private func joinedRows(_ own: [Float], _ other: [Float]) -> [Float] {
    var rows: [Float] = []
    for row in 0..<units {
      rows += own[row * inputs..<(row + 1) * inputs]
      rows += other[row * units..<(row + 1) * units]
    }
    return rows
  }

  /// What the sequence has at a time, `[batch, inputs]`.
  private func slice(_ time: Int, _ steps: inout TFLiteSteps) -> TensorID {
    var form = StridedSlice.whole(of: sequence.shape)
    (form.begin[timeAxis], form.end[timeAxis]) = (time, time + 1)
    let shape = isTimeFirst ? [1, batch, inputs] : [batch, 1, inputs]
    let part = step(.stridedSlice(form), [steps.input(0)], shape, &steps)
    return step(.reshape(Reshape(shape: [batch, inputs])), [part], [batch, inputs], &steps)
  }

  /// The states after one more step; before the first they are zero, and so left out.
  private func advance(
    _ row: TensorID, _ kernels: [TensorID], _ offsets: [TensorID],
    _ state: (hidden: TensorID, cell: TensorID)?, _ steps: inout TFLiteSteps
  ) -> (hidden: TensorID, cell: TensorID) {
    let shape = [batch, units]
    func gate(_ gate: Gate, _ function: UnaryFunction, _ steps: inout TFLiteSteps) -> TensorID {
      let form = FullyConnected(activation: .none, keepsAxes: false, rounding: .double)
      let sum = step(
        .fullyConnected(form), [row, kernels[gate.rawValue], offsets[gate.rawValue]], shape, &steps)
      return step(.unary(Unary(function)), [sum], shape, &steps)
    }
    let opened = gate(.input, .sigmoid, &steps)
    let candidate = gate(.cell, .tanh, &steps)
    var cell = step(.binary(Binary(.multiply)), [opened, candidate], shape, &steps)
    if let state {
      let kept = gate(.forget, .sigmoid, &steps)
      let old = step(.binary(Binary(.multiply)), [kept, state.cell], shape, &steps)
      cell = step(.add(Add(activation: .none)), [old, cell], shape, &steps)
    }
    if clip > 0 {
      cell = step(.unary(Unary(.clip, alpha: -clip, beta: clip)), [cell], shape, &steps)
    }
    let shown = step(.unary(Unary(.tanh)), [cell], shape, &steps)
    let released = gate(.output, .sigmoid, &steps)
    return (step(.binary(Binary(.multiply)), [released, shown], shape, &steps), cell)
  }

  private func step(
    _ form: Operator, _ inputs: [TensorID?], _ shape: [Int], _ steps: inout TFLiteSteps
  ) -> TensorID {
    let result = steps.tensor(shape, like: sequence)
    steps.add(form, inputs, to: result)
    return result
  }
}
