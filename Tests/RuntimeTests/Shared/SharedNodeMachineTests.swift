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

  @Test func whatQuantisesRunsAsTheEvaluatorHasIt() throws {
    let chip = try ChipFile.bundled("obol")
    var counts: [Outcome: Int] = [:]
    for node in Self.cases {
      let outcome = try outcome(of: node, on: chip)
      counts[outcome, default: 0] += 1
      #expect(outcome != .different, "\(node.name)")
    }
    #expect(counts[.equal, default: 0] >= 0)
  }

  private func outcome(of node: Case, on chip: ChipSpec) throws -> Outcome {
    let inputs = try tensors(node)
    guard let graph = graph(of: node, inputs) else { return .notReal }
    let workload = Workload.graph(graph, notes: [])
    guard workload.floatGraph != nil else { return .notReal }
    let sources = graph.inputs.compactMap { id in
      inputs.first { $0.name == graph[id].name }.map {
        InputBinding.Source(path: node.name, name: $0.name, array: $0.array)
      }
    }
    do {
      let quantized = try workload.quantized(CalibrationRequest(sources: sources))
      guard case .graph(let integers, _) = quantized else { return .refused }
      let program = try compile(integers, for: chip).program
      return try agree(integers, program, sources, chip) ? .equal : .different
    } catch {
      print("REFUSED", node.op, node.name, "\(error)".prefix(300))
      return .refused
    }
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

  /// The graph; where an operator needs operands beforehand, all inputs but the first are known.
  private func graph(of node: Case, _ inputs: [ONNXTensorFile]) -> Graph? {
    guard let bytes = try? SharedFolder.bytes(of: node.folder + "/model.onnx") else { return nil }
    if let graph = try? ONNXReader.read(bytes: bytes, name: node.name) { return graph }
    let known = inputs.dropFirst().map { ($0.name, $0.array.elements) }
    return try? ONNXReader.read(
      bytes: bytes, name: node.name, known: Dictionary(uniqueKeysWithValues: known))
  }

  private func tensors(_ node: Case) throws -> [ONNXTensorFile] {
    try SharedFolder.files(under: node.folder + "/test_data_set_0", endingIn: ".pb")
      .filter { $0.contains("/input_") }
      .map { try ONNXTensorFile(bytes: SharedFolder.bytes(of: $0), file: $0) }
  }
}
