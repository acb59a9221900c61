import ChipDescription
import ChipFiles
import Compiler
import FoundationEssentials
import InstructionSet
import MachineModel
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// ONNX's single-node cases of float tensors, quantised on their own data, compiled and run against
/// the integer evaluator.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedNodeMachineTests {
  /// One case of `onnx_node`.
  struct Case: Decodable, Sendable {
    let name: String
    let op: String
    var folder: String { "onnx_node/\(op)/\(name)" }
  }

  /// What became of a case.
  enum Outcome: Hashable {
    /// The machine's bits are the evaluator's.
    case equal
    case different
    /// There are no reals to quantise: operators of integers, truth values or shapes.
    case notReal
    /// The quantiser or the compiler says why not.
    case refused
  }

  static let cases =
    (try? SharedFolder.bytes(of: "onnx_node/index.json"))
    .flatMap { try? JSONDecoder().decode([Case].self, from: Data($0)) } ?? []

  /// 177 cases run as they are; of the others most run once operands that decide about shapes and
  /// weights are known beforehand.
  @Test func whatQuantisesRunsAsTheEvaluatorHasIt() throws {
    let chip = try ChipFile.bundled("obol")
    var counts: [Outcome: Int] = [:]
    for node in Self.cases {
      let outcome = try outcome(of: node, on: chip)
      counts[outcome, default: 0] += 1
      #expect(outcome != .different, "\(node.name)")
    }
    #expect(counts[.equal, default: 0] >= 177, "\(counts)")
  }

  private func outcome(of node: Case, on chip: ChipSpec) throws -> Outcome {
    let inputs = try tensors(node)
    var outcome = Outcome.notReal
    for graph in graphs(of: node, inputs) {
      let workload = Workload.graph(graph, notes: [])
      guard workload.floatGraph != nil else { continue }
      let sources = graph.inputs.compactMap { id in
        inputs.first { $0.name == graph[id].name }.map {
          InputBinding.Source(path: node.name, name: $0.name, array: $0.array)
        }
      }
      outcome = .refused
      guard let quantized = try? workload.quantized(CalibrationRequest(sources: sources)),
        case .graph(let integers, _) = quantized,
        let program = try? compile(integers, for: chip).program
      else { continue }
      return try agree(integers, program, sources, chip) ? .equal : .different
    }
    return outcome
  }

  private func agree(
    _ graph: Graph, _ program: Program, _ sources: [InputBinding.Source], _ chip: ChipSpec
  ) throws -> Bool {
    let crossing = try InputBinding.frames(sources, inputs: program.inputs)[0]
    var machine = try Machine(chip: chip, program: program)
    _ = try machine.runPrologue()
    let sent = try machine.runFrame(inputs: crossing).outputs
    let elements = zip(crossing, program.inputs).map { bytes, tensor -> TensorElements in
      .int8(tensor.hostBytes(bytes).map { Int8(bitPattern: $0) })
    }
    let expected = try Evaluator(graph).evaluate(elements)
    return zip(expected, zip(program.outputs, sent)).allSatisfy { wanted, found in
      guard case .int8(let values) = wanted else { return false }
      return found.0.hostBytes(found.1) == values.map { UInt8(bitPattern: $0) }
    }
  }

  /// The graph with all inputs open, and with all but the first known.
  private func graphs(of node: Case, _ inputs: [ONNXTensorFile]) -> [Graph] {
    guard let bytes = try? SharedFolder.bytes(of: node.folder + "/model.onnx") else { return [] }
    let known = inputs.dropFirst().map { ($0.name, $0.array.elements) }
    return [[:], Dictionary(uniqueKeysWithValues: known)].compactMap { known in
      try? ONNXReader.read(bytes: bytes, name: node.name, known: known)
    }
  }

  private func tensors(_ node: Case) throws -> [ONNXTensorFile] {
    try SharedFolder.files(under: node.folder + "/test_data_set_0", endingIn: ".pb")
      .filter { $0.contains("/input_") }
      .map { try ONNXTensorFile(bytes: SharedFolder.bytes(of: $0), file: $0) }
  }
}
