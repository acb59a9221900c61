internal import ModelIR
internal import QuantizedArithmetic

/// Puts a graph together from a file's nodes, one after the other.
struct ONNXImporter {
  /// Operator sets that are read; the first is that of ONNX 1.2.
  static let opsets = 7...28
  /// Elements that folding of constants may make, beside a multiple of the file's bytes: weights
  /// are rearranged and turned into reals and back, shape arithmetic is small.
  private static let foldingAllowance = 1 << 22
  private static let foldsPerByte = 8

  /// The graph so far; tensors and operations that nothing reads are taken out at the end.
  var graph: Graph
  /// The version of ONNX's own operators in the file.
  let opset: Int
  /// What has been made so far, by its name in the file.
  var values: [String: ONNXValue] = [:]
  /// Which operation makes a tensor.
  var makers: [TensorID: Int] = [:]
  /// Reals that are also there as integers with a scale: the integers' tensor.
  var integers: [TensorID: TensorID] = [:]
  /// Copies of tensors with their axes in another order.
  var arranged: [ONNXArrangement: TensorID] = [:]
  /// How sums of integers are rounded: once where files have reals between them, as ONNX means it;
  /// as ONNX Runtime's own operators of integers do it where files have those.
  var rounding = RoundingMode.single
  /// Integers that have been given a scale.
  var annotated: [ONNXAnnotation: TensorID] = [:]
  /// How many nodes and outputs of the file read a value.
  private let readers: [String: Int]
  /// Tensors that several values of the file share.
  private var shared: Set<TensorID> = []
  /// The node that is being read.
  var node: ONNXNode
  /// Reads constants.
  var tensors: ONNXTensorReader
  private var foldedElements = 0

  /// Prepares for a file.
  init(name: String, opset: Int, readers: [String: Int], tensors: ONNXTensorReader) {
    graph = Graph(name: name)
    self.opset = opset
    self.readers = readers
    self.tensors = tensors
    node = ONNXNode(ONNXNodeProto(), index: 0)
  }

  /// Reads a node of a known operator; its results become values.
  mutating func read(_ node: ONNXNode) throws(ModelFormatProblem) {
    self.node = node
    guard let rule = ONNXOperatorRule.all[node.type] else { return }
    guard node.inputs.count >= rule.inputs else {
      throw node.problem(
        "inputs", found: "\(node.inputs.count)", expected: "at least \(rule.inputs)")
    }
    let known = graph.tensors.count
    let results = try rule.read(&self)
    for (index, name) in node.outputs.enumerated() where !name.isEmpty {
      guard index < results.count else {
        throw node.problem(
          "output \(index) \"\(name)\"", found: "a result that has no meaning here",
          expected: "at most \(results.count) results")
      }
      values[name] = results[index]
      let tensor = results[index].tensor
      if tensor.index >= known { graph[tensor].name = name }
    }
    share(results, before: known)
    let stem = node.outputs.first ?? ""
    for index in known..<graph.tensors.count where graph.tensors[index].name.isEmpty {
      graph.tensors[index].name = "\(stem)/\(index - known)"
    }
  }

  /// Remembers tensors that stay what they were under a new name, if the old one has other readers.
  private mutating func share(_ results: [ONNXValue], before known: Int) {
    for result in results where result.tensor.index < known {
      for name in node.inputs where values[name]?.tensor == result.tensor && readers[name] != 1 {
        shared.insert(result.tensor)
      }
    }
    if results.count > 1 { shared.formUnion(results.map(\.tensor)) }
  }

  // MARK: Inputs of the node

  /// A required input.
  func input(_ index: Int) throws(ModelFormatProblem) -> ONNXValue {
    guard node.hasInput(index), let value = values[node.inputs[index]] else {
      throw node.problem("input \(index)", found: "nothing", expected: "a value")
    }
    return value
  }

  /// An input, or nil where it is left out.
  func optionalInput(_ index: Int) throws(ModelFormatProblem) -> ONNXValue? {
    node.hasInput(index) ? try input(index) : nil
  }

  /// The operation behind an input that this node alone reads, so that it may be changed; nil where
  /// there is none.
  func ownMaker(ofInput index: Int) throws(ModelFormatProblem) -> Int? {
    let tensor = try input(index).tensor
    guard readers[node.inputs[index]] == 1, !shared.contains(tensor) else { return nil }
    return makers[tensor]
  }

  /// The extents of a value, in the file's order.
  func shape(_ value: ONNXValue) -> [Int] {
    let stored = graph[value.tensor].shape
    return (0..<value.rank).map { stored[value.storedAxis($0)] }
  }

  /// The elements of a value that is known beforehand, in the file's order; nil for others.
  mutating func constant(_ value: ONNXValue) throws(ModelFormatProblem) -> TensorElements? {
    guard graph[value.tensor].constant != nil else { return nil }
    return graph[try inFileOrder(value)].constant
  }

  /// The integers of an input that must be known beforehand; nil where it is left out.
  mutating func integers(
    ofInput index: Int, _ name: String
  ) throws(ModelFormatProblem) -> [Int]? {
    guard let value = try optionalInput(index) else { return nil }
    guard let elements = try constant(value) else { throw notConstant(name) }
    do throws(OperatorError) {
      return try elements.wholeNumbers(named: name).map { Int($0) }
    } catch {
      throw node.problem(name, found: "\(error)", expected: "integers")
    }
  }

  /// The reals of an input that must be known beforehand; nil where it is left out.
  mutating func reals(
    ofInput index: Int, _ name: String
  ) throws(ModelFormatProblem) -> [Float]? {
    guard let value = try optionalInput(index) else { return nil }
    guard let elements = try constant(value) else { throw notConstant(name) }
    guard case .float32(let reals) = elements else {
      return try integers(ofInput: index, name)?.map { Float($0) }
    }
    return reals
  }

  /// Integers that older files have in an attribute and newer ones in an input; nil where neither
  /// is given.
  mutating func list(
    _ name: String, input index: Int
  ) throws(ModelFormatProblem) -> [Int]? {
    if let list = node.ints(name) { return list }
    return try integers(ofInput: index, name)
  }

  private func notConstant(_ name: String) -> ModelFormatProblem {
    node.problem(
      name, found: "a value that only running the network gives",
      expected: "one that is known beforehand")
  }

  // MARK: Operations

  /// A constant of the graph.
  mutating func add(constant: TensorElements, shape: [Int], type: ElementType? = nil) -> TensorID {
    graph.add(
      Tensor(
        name: "", shape: Shape(shape), elementType: type ?? constant.elementType,
        constant: constant))
  }

  /// Adds an operation, or works it out where all that it reads is known.
  ///
  /// - Parameter type: the type of the result; that of the first input by default.
  mutating func emit(
    _ definition: some OperatorDefinition, _ inputs: [TensorID?], type: ElementType? = nil,
    quantization: Quantization? = nil
  ) throws(ModelFormatProblem) -> TensorID {
    do throws(OperatorError) {
      return try attempt(definition, inputs, type: type, quantization: quantization)
    } catch {
      throw ModelFormatProblem(
        at: node.place, found: "\(error)", expected: "operands that go together")
    }
  }

  /// The same, with the operator's own error where it refuses its operands.
  mutating func attempt(
    _ definition: some OperatorDefinition, _ inputs: [TensorID?], type: ElementType? = nil,
    quantization: Quantization? = nil
  ) throws(OperatorError) -> TensorID {
    let tensors = inputs.map { id in id.map { graph[$0] } }
    let first = tensors.first.flatMap(\.self)?.elementType ?? .float32
    let wrapped = definition.wrapped
    let shape = try wrapped.resultShapes(of: tensors).first ?? []
    guard shape.checkedElementCount != nil else {
      throw .wrongShape(
        tensor: "result", found: shape, reason: "it has no elements, or more than 2^28")
    }
    var result = Tensor(
      name: "", shape: shape, elementType: type ?? first, quantization: quantization)
    try wrapped.check(inputs: tensors, results: [result])
    if let elements = try folded(definition, tensors, result: result) {
      result.constant = elements
      return graph.add(result)
    }
    let id = graph.add(result)
    makers[id] = graph.operations.count
    graph.operations.append(Operation(wrapped, inputs: inputs, outputs: [id]))
    return id
  }

  /// The elements of a result whose operands are all constant; nil for others.
  private mutating func folded(
    _ definition: some OperatorDefinition, _ inputs: [Tensor?], result: Tensor
  ) throws(OperatorError) -> TensorElements? {
    var operands: [OperandValue?] = []
    for input in inputs {
      guard let input else {
        operands.append(nil)
        continue
      }
      guard let constant = input.constant else { return nil }
      operands.append(OperandValue(tensor: input, elements: constant))
    }
    foldedElements += result.shape.elementCount
    guard foldedElements <= Self.foldingAllowance + Self.foldsPerByte * tensors.byteCount
    else {
      throw .wrongShape(
        tensor: "result", found: result.shape,
        reason: "constants worked out from others would be larger than the file")
    }
    return try definition.evaluate(
      OperandValues(operands, names: type(of: definition).operandNames), result: result)
  }
}
