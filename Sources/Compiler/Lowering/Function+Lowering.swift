internal import InstructionSet
internal import ModelIR
internal import QuantizedArithmetic

extension Lowering {
  /// An operation that is a tensor function, of activations and perhaps of constants.
  mutating func lowerFunction(_ operation: Operation) throws(Diagnostic) {
    let tensors = operation.inputs.map { id in id.map { graph[$0] } }
    let function = try checked { () throws(OperatorError) in
      try operation.operator.integerFunction(
        inputs: tensors, result: graph[operation.outputs[0]])
    }
    guard let function else {
      throw unknownFunction(operation)
    }
    // Weighted sums have weights and biases in their descriptor already.
    if case .weightedSum = function {
      try add(function, operation, [0], result: heldResult(operation), layer: addLayer())
    } else {
      try add(function, operation)
    }
  }

  /// Why an operation is none of the chip's tensor functions.
  private func unknownFunction(_ operation: Operation) -> Diagnostic {
    let input = tensor(operation, 0)
    let name =
      switch operation.operator {
      case .unary(let form): form.function.rawValue
      case .binary(let form): form.function.rawValue
      default: operation.operator.mnemonic
      }
    let isWide = input.elementType == .int16 && input.valueKind == .quantized
    return refusal(
      found: "\(name) of \(input.elementType.rawValue)",
      accepted: isWide
        ? "with 16 bits: sums of products, pools, smooth functions, softmax and arithmetic"
        : "functions of quantised tensors, and of integers where 32 bits are enough",
      remedy: "quantise the model to 8 bits")
  }

  /// Adds a tensor function of an operation's inputs; constant ones become part of its descriptor.
  mutating func add(_ function: TensorFunction, _ operation: Operation) throws(Diagnostic) {
    try add(
      function, operation, Array(operation.inputs.indices), result: heldResult(operation),
      layer: addLayer())
  }

  /// Adds a tensor function of some of an operation's inputs.
  mutating func add(
    _ function: TensorFunction, _ operation: Operation, _ inputs: [Int], result: Value, layer: Int
  ) throws(Diagnostic) {
    var function = function
    var operands: [Value] = []
    var formats: [ElementFormat] = []
    for (place, position) in inputs.enumerated() {
      let id = try tensorID(operation, position)
      if values[id] == nil, let constant = graph[id].constant {
        function = try embed(constant, place, in: function)
      } else {
        operands.append(try heldValue(operation, position))
        formats.append(graph[id].chipFormat)
      }
    }
    guard let left = operands.first else {
      throw refusal(
        found: "an operation on constants alone", accepted: "operations on activations",
        remedy: "fold it into a constant")
    }
    // A function whose left operand is in the descriptor takes its activation as the right one.
    let isSwapped = function.form.leftCount == 0
    try add(
      function, left: isSwapped ? nil : (left, formats[0]),
      right: isSwapped ? (left, formats[0]) : operands.count > 1 ? (operands[1], formats[1]) : nil,
      result: (result, graph[operation.outputs[0]].chipFormat), layer: layer)
  }

  /// Adds a tensor function as an instruction, with its descriptor in a buffer of its own.
  mutating func add(
    _ function: TensorFunction, left: (value: Value, format: ElementFormat)?,
    right: (value: Value, format: ElementFormat)?, result: (value: Value, format: ElementFormat),
    layer: Int
  ) throws(Diagnostic) {
    let words = function.words
    let bytes = words.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> Int32(8 * $0)) }
    }
    let descriptor = schedule.add(
      Buffer(
        name: "\(name(of: result.value))/descriptor", byteCount: bytes.count,
        content: .descriptor(bytes)))
    schedule.layers[layer].encodedWeightBytes += bytes.count
    var form = VectorCompute()
    var buffers: [BufferID] = []
    if let operand = left ?? right {
      form.left = operand.value.map
      form.leftFormat = operand.format
      buffers.append(operand.value.buffer)
    }
    if left != nil, let right {
      form.right = right.value.map
      form.rightFormat = right.format
      buffers.append(right.value.buffer)
    }
    form.output = result.value.map
    form.outputFormat = result.format
    form.parameterBytes = bytes.count
    form.function = function.kind
    form.steps = max(1, function.form.steps)
    if function.kind.executor == .controlCore {
      schedule.layers[layer].operatorName += " (control core)"
    }
    try add(form, buffers: buffers + [descriptor, result.value.buffer], layer: layer)
  }

  /// A function with an operand that is a constant.
  private func embed(
    _ constant: TensorElements, _ position: Int, in function: TensorFunction
  ) throws(Diagnostic) -> TensorFunction {
    let integers = try checked { () throws(OperatorError) in
      try constant.wholeNumbers(named: "operand")
    }.map { Int32(truncatingIfNeeded: $0) }
    switch function {
    case .combine(var form):
      if position == 0 { form.leftConstants = integers } else { form.rightConstants = integers }
      return .combine(form)
    case .lookupPair(var form) where position == 1:
      form.rightConstants = integers
      return .lookupPair(form)
    case .multiply(var form) where position == 1:
      form.rightConstants = integers
      return .multiply(form)
    case .wideMultiply(var form) where position == 1:
      form.matrices.rightConstants = integers
      return .wideMultiply(form)
    default:
      throw refusal(
        found: "a constant operand", accepted: "activations",
        remedy: "exchange the operands, or fold the constant into a layer")
    }
  }
}
