internal import ChipDescription
internal import InstructionSet
internal import ModelFormats
internal import ModelIR

/// Runs published networks and compares.
struct ModelTrial: Sendable {
  let data: AuditFolder
  let chip: ChipSpec

  /// What became of a network.
  func row(_ model: AuditedModel) throws -> ModelAudit.Row {
    let workload = try Workload.read(data.file(model.path))
    guard case .graph(let graph, _) = workload else {
      throw Problems(model.path, "this is no model")
    }
    let expected = try data.array(model.expected)
    let frames = min(expected.shape[0], graph.isFloat ? model.floatFrames : .max)
    let source = try source(of: model, for: graph, frames)
    let agreement =
      switch expected.elements {
      case .float32(let reals) where graph.isFloat: try compared(graph, source, frames, reals)
      case .float32(let reals): try stepped(graph, source, frames, reals)
      default: try integers(workload, source, expected)
      }
    return ModelAudit.Row(model: model, frames: frames, agreement: agreement)
  }

  /// The first frames: the data's own integers where the network takes them, else as reals.
  private func source(
    of model: AuditedModel, for graph: Graph, _ frames: Int
  ) throws -> InputBinding.Source {
    let array = try data.array(model.input).frames(0..<frames)
    let isOwn =
      array.elements.elementType == graph[graph.inputs[0]].elementType
      && model.preprocessing == .plain
    var prepared =
      isOwn ? array : try model.preprocessing.apply(to: array, path: model.input)
    if model.isFlat { prepared.shape = [frames, prepared.shape.elementCount / frames] }
    return InputBinding.Source(path: model.input, name: nil, array: prepared)
  }

  private func outputs(
    _ workload: Workload, _ source: InputBinding.Source
  ) throws -> (array: NumPyArray, tensor: HostTensor) {
    var session = try Session(
      workload, chip: chip, point: .choose(nil, of: chip), options: SessionOptions())
    let result = try session.run(inputs: [source], progress: nil)
    return (result.outputs[0], result.tensors[0])
  }

  private func integers(
    _ workload: Workload, _ source: InputBinding.Source, _ expected: NumPyArray
  ) throws -> Agreement {
    let found = try outputs(workload, source).array
    // Both as reals, in which integers of 8 bits are exact, whatever their types.
    let equal = zip(found.reals, expected.reals).count { $0 == $1 }
    return .integers(
      equal: equal, of: max(found.shape.elementCount, expected.shape.elementCount))
  }

  private func stepped(
    _ graph: Graph, _ source: InputBinding.Source, _ frames: Int, _ expected: [Float]
  ) throws -> Agreement {
    let cut = graph.beforeSoftmax
    let (array, tensor) = try outputs(.graph(cut ?? graph, notes: []), source)
    let found = array.reals.map { $0 - Float(tensor.zeroPoint) }
    let wanted = expected.map { value in
      (cut == nil ? value : Float(ElementaryFunctions.logarithm(Double(value)))) / tensor.scale
    }
    let size = found.count / frames
    var errors: [Float] = []
    var sameClass = 0
    for start in stride(from: 0, to: found.count, by: size) {
      let (own, other) = (found[start..<start + size], wanted[start..<start + size])
      let differences = zip(own, other).map { $0 - $1 }
      // A softmax takes away what all of a frame have in common: the middle one shows it.
      let common = cut == nil ? 0 : differences.sorted()[size / 2]
      errors += differences.map { abs($0 - common) }
      let winner = other.indices.max { other[$0] < other[$1] } ?? start
      if own[winner] == own.max() { sameClass += 1 }
    }
    return .steps(
      Agreement.Steps(
        equal: errors.count { $0 < 0.5 }, count: errors.count,
        greatest: errors.max() ?? .infinity, sameClass: sameClass, isBeforeSoftmax: cut != nil))
  }

  private func compared(
    _ graph: Graph, _ source: InputBinding.Source, _ frames: Int, _ expected: [Float]
  ) throws -> Agreement {
    let given = try RealFrames.frames([source], for: graph)
    let found = try Evaluation.outputs(of: graph, given, nil).flatMap(\.self)
    let errors = zip(found, expected).map { abs($0 - $1) / max(1, abs($1)) }
    let one = InputBinding.Source(path: source.path, name: nil, array: source.array.frames(0..<1))
    return .reals(
      greatest: errors.max() ?? .infinity,
      runs: try MachineTrial(graph, [one], on: chip).outcome(on: chip))
  }
}

extension Graph {
  /// The graph without the softmax that it ends with; nil where it does not end with one.
  fileprivate var beforeSoftmax: Graph? {
    guard let last = operations.last, case .softmax = last.operator, outputs == last.outputs,
      let logits = last.inputs.first ?? nil
    else { return nil }
    var cut = self
    cut.operations.removeLast()
    cut.outputs = [logits]
    return cut
  }
}
