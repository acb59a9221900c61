internal import Compression
internal import InstructionSet
internal import ModelFormats
internal import ModelIR

/// The frames of an evaluation as the machine gets them, and the reals that they stand for.
struct FrameReals {
  /// The first input of each frame, as it was given.
  let inputs: [[Float]]
  /// Every input of each frame, in the machine's own types.
  private let elements: [[TensorElements]]

  /// - Throws: `Problems` where arrays or labels do not go with the program.
  init(
    _ sources: [InputBinding.Source], of program: Program, limit: Int?, labels scoring: Scoring
  ) throws {
    let bytes = try InputBinding.frames(sources, inputs: program.inputs)
    let count = min(bytes.count, limit ?? bytes.count)
    guard !scoring.metric.needsLabels || scoring.labels.count >= count else {
      throw Problems(
        "--labels", "there are \(scoring.labels.count) labels for \(count) frames",
        remedy: "give one for each frame, in the frames' order")
    }
    elements = bytes.prefix(count).map { frame in
      zip(frame, program.inputs).map { crossing, tensor in
        // The graph has its elements as the file does, whatever order they cross the link in.
        tensor.elements(tensor.hostBytes(crossing))
      }
    }
    let first = program.inputs[0]
    if case .float32(let values)? = sources.first?.array.elements {
      let size = first.elementCount
      inputs = (0..<count).map { Array(values[$0 * size..<($0 + 1) * size]) }
    } else {
      inputs = elements.map { Self.reals($0[0], first) }
    }
  }

  /// The first output of each frame of a session, as reals.
  func outputs(_ result: SessionResult) -> [[Float]] {
    guard let array = result.outputs.first, let tensor = result.tensors.first else { return [] }
    let values = Self.reals(array.elements, tensor)
    let size = tensor.elementCount
    return (0..<inputs.count).map { Array(values[$0 * size..<($0 + 1) * size]) }
  }

  /// The first output of each frame as the evaluator has it, as reals.
  func evaluated(
    _ graph: Graph, _ progress: (@Sendable (Int, Int) -> Void)?
  ) throws -> [[Float]] {
    try Evaluation.outputs(of: graph, elements, progress)
  }

  private static func reals(_ elements: TensorElements, _ tensor: HostTensor) -> [Float] {
    let zeroPoint = Int64(tensor.zeroPoint)
    let integers = (try? elements.wholeNumbers(named: tensor.name)) ?? []
    return integers.map { tensor.scale * Float($0 &- zeroPoint) }
  }
}
