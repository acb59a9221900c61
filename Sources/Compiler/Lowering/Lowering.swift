internal import InstructionSet
internal import ModelIR

/// Turns operations into instructions on feature maps that have no addresses yet.
///
/// Everything on the chip is int8: unsigned tensors have their elements' top bits flipped, and 128
/// taken off their zero points. What the chip cannot do is collected, so that all of it is told.
struct Lowering: Pass {
  package static let name = "lower"
  package static let summary =
    "Turns operations into instructions on feature maps without addresses."

  let graph: Graph
  let origins: [FusedGraph.Origin]
  let hostOrders: [TensorID: [Int]]
  var schedule: Schedule
  var values: [TensorID: Value] = [:]
  var diagnostics: [Diagnostic] = []
  /// The operation being lowered.
  var index = 0

  /// The schedule of a graph; throws with everything that is not supported.
  static func run(
    _ fused: FusedGraph, geometry: ArrayGeometry
  ) throws(CompilationError) -> Schedule {
    var lowering = Lowering(
      graph: fused.graph, origins: fused.origins, hostOrders: fused.hostOrders,
      schedule: Schedule(name: fused.graph.name, geometry: geometry))
    lowering.receiveInputs()
    lowering.lowerOperations()
    lowering.sendOutputs()
    guard lowering.diagnostics.isEmpty else { throw CompilationError(lowering.diagnostics) }
    return lowering.schedule
  }

  var wordBytes: Int { schedule.geometry.wordBytes }

  mutating func lowerOperations() {
    for position in graph.operations.indices {
      index = position
      do throws(Diagnostic) {
        try lower(graph.operations[position])
      } catch {
        diagnostics.append(error)
        // What reads the result is looked at as well, so that all diagnostics come at once.
        for id in graph.operations[position].outputs { values[id] = values[id] ?? newValue(id) }
      }
    }
  }

  mutating func lower(_ operation: Operation) throws(Diagnostic) {
    if isWideArithmetic(operation) { return try lowerFunction(operation) }
    switch operation.operator {
    case .convolution(let form): try lower(form, operation)
    case .depthwiseConvolution(let form): try lower(form, operation)
    case .fullyConnected(let form): try lower(form, operation)
    case .averagePool(let form): try lower(form, operation)
    case .maxPool(let form): try lower(form, operation)
    case .mean(let form): try lower(form, operation)
    case .add(let form): try lower(form, operation)
    case .softmax(let form): try lower(form, operation)
    case .quantize(let form): try lower(form, operation)
    case .reshape(let form): try lower(form, operation)
    case .pad(let form): try lower(form, operation)
    case .stridedSlice(let form): try lower(form, operation)
    case .transpose(let form): try lower(form, operation)
    case .tile(let form): try lower(form, operation)
    case .concatenate(let form): try lower(form, operation)
    case .resize(let form): try lower(form, operation)
    case .gather(let form): try lower(form, operation)
    case .transposedConvolution(let form): try lower(form, operation)
    case .select(let form): try lower(form, operation)
    case .cast(let form): try lower(form, operation)
    case .dequantize: return
    case .unary where graph[operation.outputs[0]].elementType == .float32: return
    default: try lowerFunction(operation)
    }
  }

  /// Whether quantised integers of 16 bits take part in something that does not merely move them.
  private func isWideArithmetic(_ operation: Operation) -> Bool {
    switch operation.operator {
    case .reshape, .pad, .stridedSlice, .transpose, .tile, .concatenate, .gather, .cast, .select,
      .dequantize:
      return false
    case .resize(let form) where form.mode == .nearest: return false
    default:
      let tensors = (operation.inputs.compactMap { $0 } + operation.outputs).map { graph[$0] }
      let isReal = tensors.contains { $0.elementType == .float32 }
      return !isReal
        && tensors.contains { $0.elementType == .int16 && $0.valueKind == .quantized }
    }
  }

  /// Adds the layer of the current operation and returns its position.
  mutating func addLayer() -> Int {
    let origin = origins[index]
    let result = graph.operations[index].outputs.first.map { graph[$0].name } ?? ""
    schedule.layers.append(
      Layer(
        name: result, operatorName: ([origin.mnemonic] + origin.fused).joined(separator: "+"),
        macs: origin.macs, weightBytes: origin.weightBytes))
    return schedule.layers.count - 1
  }

  /// Adds a step for the current operation, which must fit the instruction's fields.
  mutating func add(
    _ form: some InstructionForm, buffers: [BufferID], layer: Int, weights: WeightSlice? = nil
  ) throws(Diagnostic) {
    do throws(EncodingError) { _ = try Instruction(form).encoded() } catch {
      throw refusal(
        found: "\(error.operand) is \(error.value)",
        accepted: "the instruction takes \(error.range.lowerBound) to \(error.range.upperBound)",
        remedy: "make the layer smaller")
    }
    schedule.steps.append(Step(form, buffers: buffers, layer: layer, weights: weights))
  }
}
