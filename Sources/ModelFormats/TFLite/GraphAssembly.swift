internal import ModelIR

/// Puts a graph together from a file's tables, and gathers what is wrong on the way.
struct GraphAssembly {
  /// What was wrong so far.
  private(set) var problems = ProblemList()
  private let file: TFLiteFile
  /// Tensors between the operations that one operator of the file became, numbered behind its own.
  private var furtherTensors: [Tensor?] = []

  /// Prepares to read an opened file.
  init(_ file: TFLiteFile) { self.file = file }

  /// The file's graph; nil where there were problems.
  ///
  /// Each step needs what the one before it found, so a step with problems is the last.
  mutating func graph(name: String) -> Graph? {
    let stubs = stubs()
    let codes = codes(of: stubs)
    let tensors = tensors(namedBy: stubs)
    guard problems.isEmpty else { return nil }
    let operations = operations(stubs, codes, tensors)
    guard problems.isEmpty else { return nil }
    let fileGraph = Graph(
      name: name, tensors: [], operations: operations, inputs: file.inputs.map(TensorID.init),
      outputs: file.outputs.map(TensorID.init))
    return renumbered(fileGraph, tensors + furtherTensors)
  }

  private mutating func stubs() -> [TFLiteOperatorStub] {
    var stubs: [TFLiteOperatorStub] = []
    for index in 0..<file.operators.count {
      let stub = problems.collect { () throws(ModelFormatProblem) in
        try TFLiteOperatorStub(
          index: index, table: file.operators.table(index), codes: file.operatorCodes,
          tensorCount: file.tensors.count)
      }
      if let stub { stubs.append(stub) }
    }
    return stubs
  }

  /// What each operator is; a problem for each one that is not read.
  private mutating func codes(of stubs: [TFLiteOperatorStub]) -> [BuiltinOperator] {
    var codes: [BuiltinOperator] = []
    for stub in stubs {
      if let code = BuiltinOperator(rawValue: stub.code.builtin) {
        codes.append(code)
        continue
      }
      let result = stub.outputs.first.flatMap { try? file.tensors.table($0).string(.name) }
      problems.add(
        ModelFormatProblem(
          at: "operator \(stub.index) (\(stub.code.name))"
            + (result.map { $0.isEmpty ? "" : " making \"\($0)\"" } ?? ""),
          found: "an operator that has no meaning here", expected: ModelFormatProblem.otherOperator)
      )
    }
    return codes
  }

  /// The tensors that operators and the graph's ends name; nil for the others.
  private mutating func tensors(namedBy stubs: [TFLiteOperatorStub]) -> [Tensor?] {
    var isNamed = [Bool](repeating: false, count: file.tensors.count)
    for stub in stubs {
      for index in stub.inputs { if let index { isNamed[index] = true } }
      for index in stub.outputs { isNamed[index] = true }
    }
    for index in file.inputs + file.outputs { isNamed[index] = true }
    var reader = TFLiteTensorReader(file)
    return isNamed.indices.map { index in
      isNamed[index]
        ? problems.collect { () throws(ModelFormatProblem) in try reader.tensor(index) } : nil
    }
  }

  /// The operations, their tensors still numbered as in the file.
  private mutating func operations(
    _ stubs: [TFLiteOperatorStub], _ codes: [BuiltinOperator], _ tensors: [Tensor?]
  ) -> [Operation] {
    var operations: [Operation] = []
    for (stub, code) in zip(stubs, codes) {
      let firstTensor = tensors.count + furtherTensors.count
      let operation = problems.collect { () throws(ModelFormatProblem) in
        try Self.translated(stub, code, tensors, firstTensor: firstTensor)
      }
      operations += operation?.operations ?? []
      furtherTensors += operation?.tensors ?? []
    }
    return operations
  }

  /// The operations that an operator of the file stands for, and the tensors between them.
  private static func translated(
    _ stub: TFLiteOperatorStub, _ code: BuiltinOperator, _ tensors: [Tensor?], firstTensor: Int
  ) throws(ModelFormatProblem) -> (operations: [Operation], tensors: [Tensor]) {
    let source = try TFLiteOperator(stub, code: code, tensors: tensors)
    guard let type = code.form else {
      var steps = TFLiteSteps(source, firstTensor: firstTensor)
      try code.translation.read(&steps)
      return (steps.operations, steps.tensors)
    }
    let form = try type.init(source)
    let inputs = stub.inputs.prefix(type.tensorInputs).map { $0.map(TensorID.init) }
    let outputs = stub.outputs.map(TensorID.init)
    return ([Operation(form.wrapped, inputs: inputs, outputs: outputs)], [])
  }

  /// The graph with only the tensors that it still names, in the file's order.
  private func renumbered(_ graph: Graph, _ tensors: [Tensor?]) -> Graph {
    var isKept = [Bool](repeating: false, count: tensors.count)
    for operation in graph.operations {
      for id in operation.inputs { if let id { isKept[id.index] = true } }
      for id in operation.outputs { isKept[id.index] = true }
    }
    for id in graph.inputs + graph.outputs { isKept[id.index] = true }
    var renumbered = graph
    var names = UniqueNames()
    var newIDs = [TensorID](repeating: TensorID(0), count: tensors.count)
    for (index, tensor) in tensors.enumerated() where isKept[index] {
      guard var tensor else { continue }
      tensor.name = names.unique(tensor.name, index: index)
      newIDs[index] = renumbered.add(tensor)
    }
    renumbered.inputs = graph.inputs.map { newIDs[$0.index] }
    renumbered.outputs = graph.outputs.map { newIDs[$0.index] }
    renumbered.operations = graph.operations.map { operation in
      Operation(
        operation.operator, inputs: operation.inputs.map { $0.map { newIDs[$0.index] } },
        outputs: operation.outputs.map { newIDs[$0.index] })
    }
    return renumbered
  }
}
