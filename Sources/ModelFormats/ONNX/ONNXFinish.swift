internal import ModelIR

/// The last step of reading a file: what nothing reads goes, and inputs that are quantised at once
/// become integers.
struct ONNXFinish {
  /// The finished graph.
  private(set) var graph: Graph

  /// Finishes what an importer has put together.
  init(_ importer: ONNXImporter) {
    graph = importer.graph
    joinGelu()
    removeDeadOperations()
    for place in graph.inputs.indices { takeIntegers(at: place) }
    removeDeadOperations()
    renumber()
  }

  /// Makes one function of GELU that is spelled out; what it was spelled with goes as dead.
  private mutating func joinGelu() {
    let gelu = ONNXGelu(graph)
    for (index, operation) in graph.operations.enumerated() {
      guard let argument = gelu.argument(of: operation) else { continue }
      graph.operations[index].operator = .unary(Unary(.gelu))
      graph.operations[index].inputs = [argument]
    }
  }

  /// Takes out the operations whose results lead to no output.
  private mutating func removeDeadOperations() {
    var needed = Set(graph.outputs)
    var kept: [Operation] = []
    for operation in graph.operations.reversed()
    where operation.outputs.contains(where: needed.contains) {
      needed.formUnion(operation.inputs.compactMap(\.self))
      kept.append(operation)
    }
    graph.operations = kept.reversed()
  }

  /// Makes an input the integers that all its readers quantise it to, if they agree.
  private mutating func takeIntegers(at place: Int) {
    let input = graph.inputs[place]
    let readers = graph.operations.filter { $0.inputs.contains(input) }
    guard let first = readers.first?.outputs.first, !graph.outputs.contains(input) else { return }
    for reader in readers {
      guard case .quantize = reader.operator, graph[input].elementType == .float32,
        graph[reader.outputs[0]].quantization == graph[first].quantization,
        graph[reader.outputs[0]].elementType == graph[first].elementType,
        !graph.outputs.contains(reader.outputs[0])
      else { return }
    }
    let name = graph[input].name
    graph[input] = graph[first]
    graph[input].name = name
    let same = Set(readers.map { $0.outputs[0] })
    graph.operations.removeAll { $0.outputs.contains(where: same.contains) }
    for index in graph.operations.indices {
      graph.operations[index].inputs = graph.operations[index].inputs.map { id in
        id.map { same.contains($0) ? input : $0 }
      }
    }
  }

  /// Leaves out the tensors that nothing names; inputs and outputs keep their names.
  private mutating func renumber() {
    let named = graph.operations.flatMap { $0.inputs.compactMap(\.self) + $0.outputs }
    let ends = graph.inputs + graph.outputs
    var seen = Set<TensorID>()
    let order = (ends + Set(named).subtracting(ends).sorted()).filter { seen.insert($0).inserted }
    var names = UniqueNames()
    var unique: [TensorID: String] = [:]
    for id in order { unique[id] = names.unique(graph[id].name, index: id.index) }
    var places: [TensorID: TensorID] = [:]
    var tensors: [Tensor] = []
    for id in order.sorted() {
      places[id] = TensorID(tensors.count)
      tensors.append(graph[id])
      tensors[tensors.count - 1].name = unique[id] ?? graph[id].name
    }
    func place(_ id: TensorID) -> TensorID { places[id] ?? id }
    graph = Graph(
      name: graph.name, tensors: tensors,
      operations: graph.operations.map { operation in
        Operation(
          operation.operator, inputs: operation.inputs.map { $0.map(place) },
          outputs: operation.outputs.map(place))
      }, inputs: graph.inputs.map(place), outputs: graph.outputs.map(place))
  }
}

extension ONNXImporter {
  /// The integers behind an output of reals, where they are there; the reals where not.
  ///
  /// A softmax or sigmoid of integers gets the integers that TensorFlow Lite fixes for it, so that
  /// a quantised network ends on the chip.
  mutating func outputIntegers(_ tensor: TensorID) throws(ModelFormatProblem) -> TensorID {
    guard graph[tensor].elementType == .float32, graph[tensor].constant == nil else {
      return tensor
    }
    if let held = integers[tensor], graph[held].quantization?.axis == nil,
      graph[held].elementType != .int32, !graph.inputs.contains(held)
    {
      return held
    }
    guard let maker = makers[tensor], let input = graph.operations[maker].inputs[0],
      let held = integers[input], [.int8, .uint8].contains(graph[held].elementType)
    else { return tensor }
    let type = graph[held].elementType
    let fixed: Quantization
    switch graph.operations[maker].operator {
    case .softmax: fixed = Quantization(scale: 1 / 256, zeroPoint: type == .int8 ? -128 : 0)
    case .unary(let unary) where unary.function == .sigmoid:
      fixed = Quantization(scale: 1 / 256, zeroPoint: type == .int8 ? -128 : 0)
    case .unary(let unary) where unary.function == .tanh:
      fixed = Quantization(scale: 1 / 128, zeroPoint: type == .int8 ? 0 : 128)
    default: return tensor
    }
    return try integerOperation(tensor, fixed, type) ?? tensor
  }
}
