internal import ModelIR

/// Puts a graph together from a decoded file.
struct ONNXAssembly {
  private let file: ONNXGraphProto
  private let known: [String: TensorElements]
  private let nodes: [ONNXNode]
  private var importer: ONNXImporter

  /// Checks the file's outline: its operator set, its values, the order of its nodes.
  init(
    _ model: ONNXModelProto, name: String, fileSize: Int, files: ONNXExternalFiles,
    known: [String: TensorElements]
  ) throws(ModelFormatProblem) {
    guard model.hasGraph else {
      throw ModelFormatProblem(at: "the file", found: "no graph", expected: "an ONNX model")
    }
    file = model.graph
    self.known = known
    let given = file.initializer.map(\.name) + file.input.map(\.name)
    nodes = try ONNXNodeOrder.sorted(
      file.node.enumerated().map { ONNXNode($1, index: $0) }, known: Set(given))
    var readers: [String: Int] = [:]
    for node in nodes { for input in node.inputs { readers[input, default: 0] += 1 } }
    for output in file.output { readers[output.name, default: 0] += 1 }
    importer = ONNXImporter(
      name: name, opset: try Self.opset(model), readers: readers,
      tensors: ONNXTensorReader(fileSize: fileSize, files: files))
  }

  /// The version of ONNX's own operators.
  private static func opset(_ model: ONNXModelProto) throws(ModelFormatProblem) -> Int {
    let own = model.opsetImport.filter { $0.domain.isEmpty || $0.domain == "ai.onnx" }
    let versions = ONNXImporter.opsets
    guard let version = own.map(\.version).max(), versions.contains(Int(clamping: version)) else {
      throw ModelFormatProblem(
        at: "operator set", found: own.first.map { "version \($0.version)" } ?? "none",
        expected: "ONNX's own, version \(versions.lowerBound) to \(versions.upperBound)")
    }
    return Int(version)
  }

  /// The operators that have no meaning here, node by node.
  var unknownOperators: [ModelFormatProblem] {
    nodes.filter { ONNXOperatorRule.all[$0.type]?.domains.contains($0.domain) != true }
      .map { node in
        ModelFormatProblem(
          at: node.placeAndResult, found: "an operator that has no meaning here",
          expected: ModelFormatProblem.otherOperator)
      }
  }

  /// The graph; of what is wrong with it the first problem is thrown.
  mutating func graph() throws(ModelFormatProblem) -> Graph {
    try readInitializers()
    try readInputs()
    for node in nodes { try importer.read(node) }
    try setOutputs()
    return ONNXFinish(importer).graph
  }

  private mutating func readInitializers() throws(ModelFormatProblem) {
    for proto in file.initializer {
      let place = "initialiser \"\(proto.name)\""
      let (tensor, type) = try importer.tensors.tensor(proto, place)
      let id = importer.graph.add(tensor)
      importer.values[proto.name] = ONNXValue(id, rank: tensor.shape.rank, type: type)
    }
  }

  /// Inputs that no initialiser gives a value to.
  private mutating func readInputs() throws(ModelFormatProblem) {
    for input in file.input where importer.values[input.name] == nil {
      let place = "input \"\(input.name)\""
      guard input.hasType, input.type.hasTensorType else {
        throw ModelFormatProblem(at: place, found: "no tensor", expected: "tensors")
      }
      let type = try ONNXElementType(code: input.type.tensorType.elemType, place)
      let shape = try shape(input.type.tensorType.shape, place)
      var tensor = Tensor(name: input.name, shape: shape, elementType: type.held)
      if let elements = known[input.name] {
        guard elements.elementType == type.held, elements.count == shape.elementCount else {
          throw ModelFormatProblem(
            at: place, found: "\(elements.count) known elements", expected: "\(shape)")
        }
        tensor.constant = elements
      }
      let id = importer.graph.add(tensor)
      if tensor.constant == nil { importer.graph.inputs.append(id) }
      importer.values[input.name] = ONNXValue(id, rank: shape.rank, type: type)
    }
  }

  /// An input's extents; an unknown first one is the batch, which is taken as 1.
  private func shape(
    _ proto: ONNXTensorShapeProto, _ place: String
  ) throws(ModelFormatProblem) -> Shape {
    var extents: [Int64] = []
    for (axis, dimension) in proto.dim.enumerated() {
      let isOpen = dimension.dimValue == 0 && !dimension.dimParam.isEmpty
      guard !isOpen || axis == 0 else {
        throw ModelFormatProblem(
          at: "\(place), axis \(axis)", found: "an extent \"\(dimension.dimParam)\" that is open",
          expected: "a number: export the model with fixed extents")
      }
      extents.append(isOpen ? 1 : dimension.dimValue)
    }
    return try ONNXTensorReader.shape(extents, place)
  }

  /// Stores the outputs as the file has them, each in a tensor of its own.
  private mutating func setOutputs() throws(ModelFormatProblem) {
    var taken = Set(importer.graph.inputs)
    for output in file.output {
      guard let value = importer.values[output.name] else {
        throw ModelFormatProblem(
          at: "output \"\(output.name)\"", found: "no node that makes it",
          expected: "a value of the file")
      }
      var tensor = try importer.outputIntegers(importer.inFileOrder(value))
      if !taken.insert(tensor).inserted {
        let shape = importer.graph[tensor].shape
        tensor = try importer.move(Reshape(shape: shape), [tensor])
        taken.insert(tensor)
      }
      importer.graph[tensor].name = output.name
      importer.graph.outputs.append(tensor)
    }
  }
}
