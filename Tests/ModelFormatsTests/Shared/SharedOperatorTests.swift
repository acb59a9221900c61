import FoundationEssentials
import ModelFormats
import ModelIR
import TestSupport
import Testing

/// Single-operator files of TensorFlow's own converter read, and what can be is written back.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedOperatorTests {
  /// One file of `tflite_ops`: its operators with their counts.
  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let ops: [String: Int]

    var testDescription: String { name }
    var bytes: [UInt8] {
      get throws { try SharedFolder.bytes(of: "tflite_ops/\(name)/model.tflite") }
    }
  }

  static let cases =
    (try? SharedFolder.bytes(of: "tflite_ops/index.json"))
    .flatMap { try? JSONDecoder().decode([Case].self, from: Data($0)) } ?? []

  @Test func casesAreThere() { #expect(Self.cases.count == 70) }

  @Test(arguments: cases) func readsAndWritesBackEqual(_ file: Case) throws {
    let graph = try TFLiteReader.read(bytes: file.bytes, name: file.name)
    #expect(try TFLiteReader.read(bytes: TFLiteWriter.write(graph), name: file.name) == graph)
  }

  @Test(arguments: cases)
  func everyOperatorHasAMeaning(_ file: Case) throws {
    let graph = try TFLiteReader.read(bytes: file.bytes, name: file.name)
    #expect(!graph.operations.isEmpty)
    #expect(graph.faults.isEmpty)
  }
}
