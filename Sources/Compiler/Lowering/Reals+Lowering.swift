internal import InstructionSet
internal import ModelIR
internal import QuantizedArithmetic

/// Reals: the host quantises inputs and dequantises outputs, and functions of single reals between
/// two quantised tensors become tables.
extension Lowering {
  /// The quantised tensors that a real input becomes at once; none where something else reads it.
  func quantizedForms(ofInput id: TensorID) -> [TensorID] {
    guard graph[id].elementType == .float32, !graph.outputs.contains(id) else { return [] }
    let readers = graph.operations.filter { $0.inputs.contains(id) }
    let forms = readers.compactMap { operation -> TensorID? in
      guard case .quantize = operation.operator else { return nil }
      return operation.outputs.first
    }
    guard forms.count == readers.count, let first = forms.first,
      forms.allSatisfy({ graph[$0].sharesForm(with: graph[first]) })
    else { return [] }
    return forms
  }

  /// The quantised tensor that a real output is made of; the output itself where it is not real.
  func quantizedForm(ofOutput id: TensorID) -> TensorID {
    guard graph[id].elementType == .float32,
      let maker = graph.operations.first(where: { $0.outputs.contains(id) }),
      case .dequantize = maker.operator, let source = maker.inputs.first ?? nil
    else { return id }
    return source
  }

  /// Functions of single reals from a quantised tensor to a quantised one: a table of results.
  mutating func lowerReals(_ operation: Operation) throws(Diagnostic) {
    if values[operation.outputs[0]] != nil { return }
    var chain = [operation]
    var id = try tensorID(operation, 0)
    while let maker = graph.operations.first(where: { $0.outputs.contains(id) }) {
      chain.insert(maker, at: 0)
      id = try tensorID(maker, 0)
      if case .dequantize = maker.operator { return try lookUp(chain, of: id, operation) }
      guard case .unary = maker.operator else { break }
    }
    throw refusal(
      found: "\"\(tensor(operation, 0).name)\" is float32",
      accepted: "functions of single reals between quantised tensors",
      remedy: "quantise the whole model to 8 bits")
  }

  private mutating func lookUp(
    _ chain: [Operation], of source: TensorID, _ operation: Operation
  ) throws(Diagnostic) {
    guard let input = values[source], graph[source].hasUniformBytes else {
      throw refusal(
        found: "\"\(graph[source].name)\" is \(graph[source].elementType.rawValue)",
        accepted: "quantised 8-bit activations", remedy: "quantise the model to 8 bits")
    }
    let table = try table(chain, of: source)
    let isUnsigned = graph[source].elementType == .uint8
    let result = try result(operation, laidOutAs: input.map)
    var whole = result
    whole.map = input.map
    let lookup = TableLookup(
      count: input.map.elementCount, first: isUnsigned ? 0 : -128, table: table)
    try add(
      .lookup(lookup), left: (input, graph[source].chipFormat), right: nil,
      result: (whole, graph[operation.outputs[0]].chipFormat), layer: addLayer())
  }

  /// What a chain of operations makes of each of the 256 integers.
  private func table(_ chain: [Operation], of source: TensorID) throws(Diagnostic) -> [Int32] {
    var every = Graph(name: "table")
    func add(_ id: TensorID) -> TensorID {
      var tensor = graph[id]
      tensor.shape = [256]
      return every.add(tensor)
    }
    var last = add(source)
    every.inputs = [last]
    for operation in chain {
      let next = add(operation.outputs[0])
      every.operations.append(Operation(operation.operator, inputs: [last], outputs: [next]))
      last = next
    }
    every.outputs = [last]
    let bytes: TensorElements =
      graph[source].elementType == .uint8 ? .uint8(Array(0...255)) : .int8(Array(-128...127))
    let results: TensorElements
    do throws(EvaluationError) {
      results = try Evaluator(every).evaluate([bytes])[0]
    } catch {
      throw refusal(found: "\(error)", accepted: "", remedy: "mend the model file")
    }
    return try checked { () throws(OperatorError) in try results.integers(named: "table") }
  }
}

extension Tensor {
  /// Whether elements are bytes of one scale.
  fileprivate var hasUniformBytes: Bool {
    (elementType == .int8 || elementType == .uint8) && quantization?.scales.count == 1
  }

  /// Whether both are held alike.
  fileprivate func sharesForm(with other: Tensor) -> Bool {
    elementType == other.elementType && quantization == other.quantization
  }
}
