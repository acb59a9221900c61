internal import InstructionSet
internal import ModelIR

/// A tensor on the chip: where its elements lie, and what they stand for.
struct Value: Sendable, Hashable {
  /// The elements' places, from the start of the buffer.
  var map: FeatureMap
  var buffer: BufferID
  /// The integer that stands for zero, as int8.
  var zeroPoint: Int
}

extension Lowering {
  /// A new buffer for a tensor that an operation makes.
  mutating func newValue(_ id: TensorID) -> Value {
    newValue(
      FeatureMap(graph[id].chipShape, wordBytes: wordBytes), name: graph[id].name,
      zeroPoint: graph[id].chipZeroPoint)
  }

  /// A new buffer for a feature map.
  mutating func newValue(_ map: FeatureMap, name: String, zeroPoint: Int) -> Value {
    let buffer = schedule.add(
      Buffer(name: name, byteCount: map.byteCount, content: .activation))
    return Value(map: map, buffer: buffer, zeroPoint: zeroPoint)
  }

  /// Gives an operation's result its value.
  mutating func define(_ id: TensorID, _ value: Value) { values[id] = value }

  /// The result of an operation of one result, of 8 bits, in a new buffer.
  mutating func result(_ operation: Operation) throws(Diagnostic) -> Value {
    try checkType(operation.outputs[0])
    return try heldResult(operation)
  }

  /// The result of an operation of one result, of any type that the banks hold, in a new buffer.
  mutating func heldResult(_ operation: Operation) throws(Diagnostic) -> Value {
    let id = operation.outputs[0]
    try checkIsHeld(id)
    let value = newValue(id)
    define(id, value)
    return value
  }

  /// An activation of 8 bits that an operation reads.
  func value(_ operation: Operation, _ input: Int = 0) throws(Diagnostic) -> Value {
    try checkType(tensorID(operation, input))
    return try heldValue(operation, input)
  }

  /// An activation of any type that the banks hold.
  func heldValue(_ operation: Operation, _ input: Int = 0) throws(Diagnostic) -> Value {
    let id = try tensorID(operation, input)
    try checkIsHeld(id)
    guard let value = values[id] else {
      throw refusal(
        found: "\"\(graph[id].name)\" is a constant", accepted: "only weights may be constants",
        remedy: "fold the constant into a layer")
    }
    return value
  }

  /// How many images an operation's first input is; their rows follow each other in its map.
  func images(_ operation: Operation) -> Int {
    tensor(operation, 0).shape.dimensions.dropLast(3).reduce(1, *)
  }

  func tensorID(_ operation: Operation, _ input: Int) throws(Diagnostic) -> TensorID {
    guard input < operation.inputs.count, let id = operation.inputs[input] else {
      throw refusal(found: "input \(input) is missing", accepted: "", remedy: "mend the model file")
    }
    return id
  }

  /// Throws unless a tensor is an 8-bit quantised activation.
  func checkType(_ id: TensorID) throws(Diagnostic) {
    let tensor = graph[id]
    guard tensor.elementType == .int8 || tensor.elementType == .uint8 else {
      throw refusal(
        found: "\"\(tensor.name)\" is \(tensor.elementType.rawValue)",
        accepted: "the chip computes with int8 and uint8 activations",
        remedy: "quantise the model to 8 bits")
    }
  }

  /// Throws unless the banks can hold a tensor.
  func checkIsHeld(_ id: TensorID) throws(Diagnostic) {
    let tensor = graph[id]
    guard ![.float32, .int4].contains(tensor.elementType) else {
      throw refusal(
        found: "\"\(tensor.name)\" is \(tensor.elementType.rawValue)",
        accepted: "the banks hold integers of 8, 16 and 32 bits and truth values",
        remedy: "quantise the model to 8 bits")
    }
  }

  /// A diagnostic at the current operation.
  func refusal(found: String, accepted: String, remedy: String) -> Diagnostic {
    let result = graph.operations[index].outputs.first.map { graph[$0].name } ?? ""
    return Diagnostic(
      .operation(origins[index].index, mnemonic: origins[index].mnemonic, tensor: result),
      found: found, accepted: accepted, remedy: remedy)
  }

  /// Turns an operator's own refusal into a diagnostic.
  func checked<Result>(
    _ body: () throws(OperatorError) -> Result
  ) throws(Diagnostic) -> Result {
    do throws(OperatorError) { return try body() } catch {
      throw refusal(found: error.description, accepted: "", remedy: "mend the model file")
    }
  }
}

extension Tensor {
  /// How the elements lie in the banks.
  var chipFormat: ElementFormat {
    switch elementType {
    case .uint8: .uint8
    case .int16: .int16
    // 64-bit integers that do not fit 32 bits are refused where they could come about.
    case .int32, .int64: .int32
    default: .int8
    }
  }

  /// The shape with each byte of an element as a channel.
  var chipShape: Shape {
    let width = chipFormat.byteCount
    guard width > 1 else { return shape }
    return Shape(shape.dimensions.dropLast() + [(shape.dimensions.last ?? 1) * width])
  }

  /// What takes an integer of the tensor to the chip's int8.
  var chipOffset: Int { elementType == .uint8 ? -128 : 0 }

  /// The zero point of the chip's int8; 0 where the tensor has none.
  var chipZeroPoint: Int { Int(quantization?.zeroPoints.first ?? 0) + chipOffset }
}
