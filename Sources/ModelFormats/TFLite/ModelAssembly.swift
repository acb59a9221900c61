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
      guard let form = operation.operator.form else {
        problems.add(
          ModelFormatProblem(
            at: "operation \(index)", found: operation.operator.mnemonic,
            expected: "an operator that TensorFlow Lite files have"))
        continue
      }
      let code = type(of: form).code
      let source = GraphOperation(graph: graph, index: index, code: code)
      let written = problems.collect { () throws(ModelFormatProblem) in try form.written(source) }
      guard let written else { continue }
      operators.append(table(operation, written, codeIndex: codeIndex(of: code)))
    }
    return operators
  }

  private mutating func table(
    _ operation: Operation, _ written: WrittenOperator, codeIndex: Int
  ) -> FlatBufferNode {
    var inputs = operation.inputs.map { $0?.index ?? -1 }
    let stem = operation.outputs.first.map { graph[$0].name } ?? ""
    for operand in written.operands {
      let values = operand.values.map { Int32(truncatingIfNeeded: $0) }
      let tensor = Tensor(
        name: "\(stem)/\(operand.name)", shape: Shape(operand.shape), elementType: .int32,
        constant: .int32(values))
      inputs.append(add(tensor))
    }
    return FlatBufferNode(
      TFLiteSchema.Operator.self,
      [
        .opcodeIndex: .int(codeIndex), .inputs: .ints(inputs),
        .outputs: .ints(operation.outputs.map(\.index)),
        .builtinOptionsType: .integer(written.optionsType),
        .builtinOptions: .table(written.options),
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
