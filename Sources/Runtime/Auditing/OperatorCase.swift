internal import ChipDescription
internal import ModelFormats
internal import ModelIR

/// A graph of one operator that TensorFlow's converter made, as the folder's index lists it.
struct OperatorCase: Decodable, Sendable {
  let name: String
  /// How often each operator is in the graph.
  let ops: [String: Int]
  /// Whether TensorFlow Lite Micro ran it; LiteRT's reference kernels are the definition otherwise.
  let tflm: Bool

  private var operatorName: String {
    ops.count == 1 ? ops.keys.first ?? "" : ops.keys.sorted().joined(separator: " + ")
  }
  private var folder: String { "tflite_ops/\(name)/" }
  /// The engines disagree with each other about these, as the folder's README says.
  private var isDisputed: Bool { name.hasPrefix("sum_") || name == "act_relu6" }

  /// Evaluates the case, and runs it on a chip.
  func audited(in data: AuditFolder, on chip: ChipSpec) throws -> AuditedCase {
    let graph = try TFLiteReader.read(
      bytes: ByteFile.read(data.file(folder + "model.tflite")), name: name)
    let sources = try graph.inputs.enumerated().map { index, id in
      var array = try data.array(folder + "in\(index).npy")
      // The files have the frames and the graph's own batch of one as two axes.
      array.shape = Shape([array.shape[0]] + graph[id].shape.dimensions.dropFirst())
      return InputBinding.Source(path: name, name: graph[id].name, array: array)
    }
    let evaluator: AuditOutcome =
      isDisputed
      ? .leftOut("TensorFlow Lite Micro and LiteRT disagree with each other")
      : try evaluated(graph, sources, in: data)
    return AuditedCase(
      name: name, operatorName: operatorName, evaluator: evaluator,
      machine: Self.run(graph, sources, chip))
  }

  private static func run(
    _ graph: Graph, _ sources: [InputBinding.Source], _ chip: ChipSpec
  ) -> AuditOutcome {
    do {
      return try MachineTrial(graph, sources, on: chip).outcome(on: chip)
    } catch {
      return .leftOut(AuditReason.text(error))
    }
  }

  private func evaluated(
    _ graph: Graph, _ sources: [InputBinding.Source], in data: AuditFolder
  ) throws -> AuditOutcome {
    let expected = try data.array(folder + (tflm ? "tflm.npy" : "litert_ref.npy")).reals
    let frames = try RealFrames.frames(sources, for: graph)
    let evaluator = try Evaluator(graph)
    // The integers as they are, which reals of float32 hold exactly.
    let found = try frames.flatMap { frame in
      NumPyArray(shape: [], elements: try evaluator.evaluate(frame)[0]).reals
    }
    let wrong = zip(found, expected).count { $0 != $1 }
    guard found.count == expected.count, wrong == 0 else {
      return .differs("\(wrong) of \(expected.count) elements")
    }
    return .passed
  }
}
