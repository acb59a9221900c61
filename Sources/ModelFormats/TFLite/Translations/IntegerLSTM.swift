internal import ModelIR
internal import QuantizedArithmetic

/// The steps of an LSTM in integers, as operators of a graph: sums, gates and cells have 16 bits,
/// the sequence and what comes out 8 or 16.
///
/// Source: TensorFlow Lite Micro, `kernels/lstm_eval.h` and `lstm_eval_common.cc`. TensorFlow
/// Lite's own kernel has other curves in its gates.
struct IntegerLSTM {
  private let sequence: LSTMSequence
  /// What gates are summed to, in steps of 2⁻¹², and what they come to, in steps of 2⁻¹⁵.
  private let sum: Tensor
  private let gate: Tensor
  private let cell: Tensor
  private let hidden: Tensor

  init(_ sequence: LSTMSequence, _ source: TFLiteOperator) throws(ModelFormatProblem) {
    self.sequence = sequence
    let (hidden, cell) = (try source.input(18, "state"), try source.input(19, "cell state"))
    guard hidden.elementType == sequence.tensor.elementType, hidden.quantization != nil,
      cell.elementType == .int16, cell.quantization?.zeroPoints == [0]
    else {
      throw source.problem(
        "cell state", found: "\(cell.elementType) beside \(hidden.elementType)",
        expected: "quantised int16 without a zero point, and states of the sequence's type")
    }
    for position in Array(1...8) + Array(12...15) {
      let constant = try source.input(position, "gate")
      guard constant.constant != nil else {
        throw source.problem(
          "input \(position)", found: "an activation", expected: "a constant")
      }
    }
    (self.hidden, self.cell) = (hidden, cell)
    sum = Self.wide(cell, scale: 1 / 4096)
    gate = Self.wide(cell, scale: 1 / 32768)
  }

  private static func wide(_ tensor: Tensor, scale: Float) -> Tensor {
    var wide = tensor
    wide.quantization = Quantization(scale: scale, zeroPoint: 0)
    return wide
  }

  /// Adds the operations of all steps.
  func unroll(into steps: inout TFLiteSteps) {
    var state: (hidden: TensorID, cell: TensorID)?
    var rows: [TensorID] = []
    for time in 0..<sequence.length {
      let next = advance(sequence.slice(time, &steps), state, &steps)
      state = next
      rows.append(next.hidden)
    }
    sequence.join(rows, like: hidden, &steps)
  }

  /// The states after one more step; before the first they are zero, and so left out.
  private func advance(
    _ row: TensorID, _ state: (hidden: TensorID, cell: TensorID)?, _ steps: inout TFLiteSteps
  ) -> (hidden: TensorID, cell: TensorID) {
    let opened = open(.input, .sigmoid, row, state?.hidden, &steps)
    let candidate = open(.cell, .tanh, row, state?.hidden, &steps)
    var cell = step(.binary(Binary(.multiply)), [opened, candidate], like: self.cell, &steps)
    if let state {
      let kept = open(.forget, .sigmoid, row, state.hidden, &steps)
      let old = step(.binary(Binary(.multiply)), [kept, state.cell], like: self.cell, &steps)
      cell = step(.add(Add(activation: .none)), [old, cell], like: self.cell, &steps)
    }
    cell = clipped(cell, &steps)
    let shown = step(.unary(Unary(.tanh)), [cell], like: gate, &steps)
    let released = open(.output, .sigmoid, row, state?.hidden, &steps)
    let hidden = step(
      .binary(Binary(.multiply)), [released, shown], like: self.hidden, &steps)
    return (hidden, cell)
  }

  /// A gate: two sums of 16 bits each, added, behind a curve.
  private func open(
    _ gate: LSTMGate, _ function: UnaryFunction, _ row: TensorID, _ hidden: TensorID?,
    _ steps: inout TFLiteSteps
  ) -> TensorID {
    let form = FullyConnected(activation: .none, keepsAxes: false, rounding: .double)
    var sums = step(
      .fullyConnected(form),
      [row, steps.input(1 + gate.rawValue), steps.input(12 + gate.rawValue)], like: sum, &steps)
    if let hidden {
      let other = step(
        .fullyConnected(form), [hidden, steps.input(5 + gate.rawValue), nil], like: sum, &steps)
      sums = step(.add(Add(activation: .none)), [sums, other], like: sum, &steps)
    }
    return step(.unary(Unary(function)), [sums], like: self.gate, &steps)
  }

  /// The cell within what it may be, where that is less than 16 bits are.
  private func clipped(_ cell: TensorID, _ steps: inout TFLiteSteps) -> TensorID {
    let scale = self.cell.quantization?.scales.first ?? 1
    let limit = (sequence.clip / scale).rounded(.towardZero)
    guard limit > 0, limit < 32767 else { return cell }
    let bounds = [-limit, limit].map { bound in
      steps.constant(Int16(bound), like: self.cell)
    }
    let low = step(.binary(Binary(.maximum)), [cell, bounds[0]], like: self.cell, &steps)
    return step(.binary(Binary(.minimum)), [low, bounds[1]], like: self.cell, &steps)
  }

  private func step(
    _ form: Operator, _ inputs: [TensorID?], like tensor: Tensor, _ steps: inout TFLiteSteps
  ) -> TensorID {
    steps.step(form, inputs, [sequence.batch, sequence.units], like: tensor)
  }
}
