internal import ModelIR

/// Puts a file's tables together from a graph, and gathers what they cannot say on the way.
struct ModelAssembly {
  /// What was wrong so far.
  private(set) var problems = ProblemList()
  private let graph: Graph
  private var tensors: [FlatBufferNode] = []
  /// The first buffer is empty, for tensors without elements (schema.fbs, table Model).
  private var buffers = [FlatBufferNode(TFLiteSchema.Buffer.self, [:])]
  private var codes: [BuiltinOperator] = []

  /// Prepares to write a verified graph.
  init(_ graph: Graph) { self.graph = graph }

  /// The file's root table; nil where there were problems.
  mutating func root() -> FlatBufferNode? {
    for tensor in graph.tensors { _ = add(tensor) }
    let operators = operators()
    guard problems.isEmpty else { return nil }
    let main = FlatBufferNode(
      TFLiteSchema.SubGraph.self,
      [
        .tensors: .tables(tensors), .inputs: .ints(graph.inputs.map(\.index)),
        .outputs: .ints(graph.outputs.map(\.index)), .operators: .tables(operators),
        .name: .string(graph.name),
      ])
    return FlatBufferNode(
      TFLiteSchema.Model.self,
      [
        .version: .integer(TFLiteSchema.version), .operatorCodes: .tables(codes.map(\.table)),
        .subgraphs: .tables([main]), .buffers: .tables(buffers),
      ])
  }

  private mutating func operators() -> [FlatBufferNode] {
    var operators: [FlatBufferNode] = []
    for (index, operation) in graph.operations.enumerated() {
      guard let spelling = spelling(of: operation, at: index) else { continue }
      operators.append(
        table(operation, spelling.written, codeIndex: codeIndex(of: spelling.code)))
    }
    return operators
  }

  /// How a file says an operation; nil, with a problem, where it cannot.
  private mutating func spelling(of operation: Operation, at index: Int) -> TFLiteSpelling? {
    if let form = operation.operator.form {
      let code = type(of: form).code
      let source = GraphOperation(graph: graph, index: index, code: code)
      return problems.collect { () throws(ModelFormatProblem) in
        TFLiteSpelling(code, try form.written(source))
      }
    }
    if let spelling = operation.operator.spelling(of: operation, in: graph) { return spelling }
    let result = operation.outputs.first.map { graph[$0].name } ?? ""
    problems.add(
      ModelFormatProblem(
        at: "operation \(index) making \"\(result)\"", found: operation.operator.wording,
        expected: "what TensorFlow Lite files have an operator for: leave out -o, or change the "
          + "model there"))
    return nil
  }

  private mutating func table(
    _ operation: Operation, _ written: WrittenOperator, codeIndex: Int
  ) -> FlatBufferNode {
    var inputs = operation.inputs.map { $0?.index ?? -1 }
    let stem = operation.outputs.first.map { graph[$0].name } ?? ""
    for operand in written.operands {
      let tensor = Tensor(
        name: "\(stem)/\(operand.name)", shape: Shape(operand.shape),
        elementType: operand.elements.elementType, quantization: operand.quantization,
        constant: operand.elements)
      inputs.append(add(tensor))
    }
    if let order = written.order { inputs = order.map { inputs[$0] } }
    let outputs = FlatBufferValue.ints(operation.outputs.map(\.index))
    guard let options = written.options else {
      return FlatBufferNode(
        TFLiteSchema.Operator.self,
        [.opcodeIndex: .int(codeIndex), .inputs: .ints(inputs), .outputs: outputs])
    }
    return FlatBufferNode(
      TFLiteSchema.Operator.self,
      [
        .opcodeIndex: .int(codeIndex), .inputs: .ints(inputs), .outputs: outputs,
        .builtinOptionsType: .integer(written.optionsType), .builtinOptions: .table(options),
      ])
  }

  private mutating func codeIndex(of code: BuiltinOperator) -> Int {
    if let known = codes.firstIndex(of: code) { return known }
    codes.append(code)
    return codes.count - 1
  }

  /// Adds a tensor with its elements; gives its place in the file.
  private mutating func add(_ tensor: Tensor) -> Int {
    var buffer = 0
    if let constant = tensor.constant {
      let bytes = constant.bytes(as: tensor.elementType)
      // Constants are aligned to 16 bytes (schema.fbs, table Buffer).
      let data = FlatBufferValue.vector(bytes, count: bytes.count, alignment: 16)
      buffers.append(FlatBufferNode(TFLiteSchema.Buffer.self, [.data: data]))
      buffer = buffers.count - 1
    }
    tensors.append(tensor.table(buffer: buffer))
    return tensors.count - 1
  }
}
