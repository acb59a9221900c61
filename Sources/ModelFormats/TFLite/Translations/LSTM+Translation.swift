internal import ModelIR

extension TFLiteTranslation {
  /// A long short-term memory over a sequence, spelled out step by step; its states start at zero
  /// with every frame.
  ///
  /// Source: TensorFlow Lite, `kernels/unidirectional_sequence_lstm.cc` and `lstm_eval.cc`; in
  /// integers TensorFlow Lite Micro's `lstm_eval.h`.
  static let sequenceLSTM = TFLiteTranslation(inputs: 20...24) {
    (steps) throws(ModelFormatProblem) in
    let sequence = try LSTMSequence(steps.source)
    if sequence.tensor.elementType == .float32 {
      try RealLSTM(sequence, steps.source).unroll(into: &steps)
    } else {
      try IntegerLSTM(sequence, steps.source).unroll(into: &steps)
    }
  }
}

/// The gates of an LSTM in the order of a file's inputs.
enum LSTMGate: Int, CaseIterable {
  case input, forget, cell, output
}

/// The sequence that an LSTM goes through, and what it is made of.
struct LSTMSequence {
  /// Steps at most; each becomes some twenty operations.
  private static let mostSteps = 1 << 10

  let tensor: Tensor
  let isTimeFirst: Bool
  /// What the cells are clamped to; 0 where they are not.
  let clip: Float
  let units: Int

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let options = try source.options(TFLiteSchema.UnidirectionalSequenceLSTMOptions.self)
    isTimeFirst = try options.bool(.timeMajor)
    clip = try options.float(.cellClip)
    tensor = try source.input(0, "sequence")
    units = try source.input(18, "state").shape.dimensions.last ?? 0
    let code: Int8 = try options.integer(.fusedActivationFunction)
    guard tensor.shape.rank == 3, [.float32, .int8, .int16].contains(tensor.elementType),
      code == 4, clip >= 0
    else {
      throw source.problem(
        "sequence", found: "[\(tensor.shape)] \(tensor.elementType), activation \(code)",
        expected: "three axes of float32, int8 or int16, and tanh (4)")
    }
    let further = [9, 10, 11, 16, 17, 20, 21, 22, 23]
    if let position = further.first(where: { $0 < source.inputs.count && source.inputs[$0] != nil })
    {
      throw source.problem(
        "input \(position)", found: "peepholes, a projection or a normalisation",
        expected: "none of them")
    }
    guard (1...Self.mostSteps).contains(length), (1...(1 << 14)).contains(units) else {
      throw source.problem(
        "sequence", found: "\(length) steps of \(units) units",
        expected: "1 to \(Self.mostSteps) steps")
    }
  }

  var length: Int { tensor.shape[timeAxis] }
  var batch: Int { tensor.shape[isTimeFirst ? 1 : 0] }
  var inputs: Int { tensor.shape[2] }
  private var timeAxis: Int { isTimeFirst ? 0 : 1 }

  /// What the sequence has at a time, `[batch, inputs]`.
  func slice(_ time: Int, _ steps: inout TFLiteSteps) -> TensorID {
    var form = StridedSlice.whole(of: tensor.shape)
    (form.begin[timeAxis], form.end[timeAxis]) = (time, time + 1)
    let shape = isTimeFirst ? [1, batch, inputs] : [batch, 1, inputs]
    let part = steps.step(.stridedSlice(form), [steps.input(0)], shape, like: tensor)
    return steps.step(
      .reshape(Reshape(shape: [batch, inputs])), [part], [batch, inputs], like: tensor)
  }

  /// Puts the results of all times, `[batch, units]` each, together.
  func join(_ rows: [TensorID], like result: Tensor, _ steps: inout TFLiteSteps) {
    let shape = isTimeFirst ? [1, batch, units] : [batch, 1, units]
    let parts = rows.map { row in
      steps.step(.reshape(Reshape(shape: Shape(shape))), [row], shape, like: result)
    }
    steps.add(.concatenate(Concatenate(axis: timeAxis)), parts, to: steps.output())
  }
}

extension TFLiteSteps {
  /// Adds an operation with a new result of the type and quantisation of another tensor.
  mutating func step(
    _ form: Operator, _ inputs: [TensorID?], _ shape: [Int], like tensor: Tensor
  ) -> TensorID {
    let result = self.tensor(shape, like: tensor)
    add(form, inputs, to: result)
    return result
  }
}
