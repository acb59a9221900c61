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

/// Single-operator files of TensorFlow's converter, compiled and run, against the evaluator, which
/// `SingleOperatorTests` holds against the reference kernels.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedOperatorMachineTests {
  /// One case as the folder's index lists it.
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String

    var testDescription: String { name }
  }

  static let cases =
    (try? SharedFolder.bytes(of: "tflite_ops/index.json"))
    .flatMap { try? JSONDecoder().decode([Case].self, from: Data($0)) } ?? []

  @Test func everyCaseIsThere() { #expect(Self.cases.count == 70) }

  @Test(arguments: cases)
  func machineMeansWhatTheGraphMeans(_ sample: Case) throws {
    let folder = "tflite_ops/\(sample.name)/"
    let graph = try TFLiteReader.read(
      bytes: SharedFolder.bytes(of: folder + "model.tflite"), name: sample.name)
    let chip = try ChipFile.bundled("obol")
    let program = try compile(graph, for: chip).program
    var machine = try Machine(chip: chip, program: program)
    _ = try machine.runPrologue()
    let inputs = try graph.inputs.indices.map { index in
      let path = folder + "in\(index).npy"
      let array = try NumPyArray(bytes: SharedFolder.bytes(of: path), name: path)
      let count = graph[graph.inputs[index]].shape.elementCount
      return firstFrame(of: array.elements, count: count)
    }
    let expected = try Evaluator(graph).evaluate(inputs)
    let crossing = zip(program.inputs, inputs).map { $0.linkBytes(bytes($1)) }
    let sent = try machine.runFrame(inputs: crossing).outputs
    let found = zip(program.outputs, sent).map { $0.hostBytes($1) }
    for (one, other) in zip(expected, found) { #expect(bytes(one) == other) }
  }

  private func firstFrame(of elements: TensorElements, count: Int) -> TensorElements {
    switch elements {
    case .int8(let values): .int8(Array(values.prefix(count)))
    case .uint8(let values): .uint8(Array(values.prefix(count)))
    default: elements
    }
  }

  private func bytes(_ elements: TensorElements) -> [UInt8] {
    switch elements {
    case .int8(let values): values.map { UInt8(bitPattern: $0) }
    case .uint8(let values): values
    default: []
    }
  }
}
