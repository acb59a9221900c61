internal import ChipDescription
internal import Compiler
internal import InstructionSet
internal import MachineModel
internal import ModelFormats
internal import ModelIR

/// A graph on the machine and in the evaluator, on the same frames.
struct MachineTrial {
  private let graph: Graph
  private let program: Program
  private let sources: [InputBinding.Source]

  /// - Parameter graph: quantised, or float, which is quantised on the arrays themselves.
  /// - Throws: why it does not run.
  init(_ graph: Graph, _ sources: [InputBinding.Source], on chip: ChipSpec) throws {
    let workload = try Workload.graph(graph, notes: []).quantized(
      CalibrationRequest(inputs: sources))
    guard case .graph(let quantized, _) = workload else { throw Problems(graph.name, "no graph") }
    self.graph = quantized
    self.sources = sources
    program = try compile(quantized, for: chip).program
  }

  /// Whether all outputs of all frames are equal, bit for bit.
  func outcome(on chip: ChipSpec) throws -> AuditOutcome {
    var machine = try Machine(chip: chip, program: program)
    _ = try machine.runPrologue()
    let evaluator = try Evaluator(graph)
    let frames = try InputBinding.frames(sources, inputs: program.inputs)
    for (number, crossing) in frames.enumerated() {
      let sent = try machine.runFrame(inputs: crossing).outputs
      let found = zip(program.outputs, sent).map { $0.elements($0.hostBytes($1)) }
      let elements = zip(program.inputs, crossing).map { $0.elements($0.hostBytes($1)) }
      let expected = try evaluator.evaluate(elements)
      let isEqual = zip(program.outputs, zip(found, expected)).allSatisfy { tensor, pair in
        Self.agree(pair.0, of: tensor, pair.1)
      }
      guard isEqual, found.count == expected.count else { return .differs("frame \(number)") }
    }
    return .passed
  }

  /// Whether elements are equal; where the graph gives reals, the integers that stand for them.
  private static func agree(
    _ found: TensorElements, of tensor: HostTensor, _ expected: TensorElements
  ) -> Bool {
    guard case .float32(let reals) = expected else { return found == expected }
    let integers = NumPyArray(shape: [], elements: found).reals
    return integers.map { tensor.scale * ($0 - Float(tensor.zeroPoint)) } == reals
  }
}
