import FoundationEssentials
import ModelFormats
import ModelIR
import TestSupport
import Testing

/// Single-operator files of TensorFlow's own converter read, or say which operator has no meaning.
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
  static let readable = Set(Operator.prototypes.map(\.schemaName))

  @Test func casesOfBothKindsAreThere() {
    #expect(Self.cases.contains { $0.ops.keys.allSatisfy(Self.readable.contains) })
    #expect(Self.cases.contains { !$0.ops.keys.allSatisfy(Self.readable.contains) })
  }

  @Test(arguments: cases.filter { $0.ops.keys.allSatisfy(readable.contains) })
  func readsAndWritesBackEqual(_ file: Case) throws {
    let graph = try TFLiteReader.read(bytes: file.bytes, name: file.name)
    #expect(graph.operatorCounts == file.ops)
    #expect(try TFLiteReader.read(bytes: TFLiteWriter.write(graph), name: file.name) == graph)
  }

  @Test(arguments: cases.filter { !$0.ops.keys.allSatisfy(readable.contains) })
  func namesEachOperatorWithoutMeaning(_ file: Case) throws {
    let error = #expect(throws: ModelFormatError.self) {
      try TFLiteReader.read(bytes: file.bytes, name: file.name)
    }
    var named: [String: Int] = [:]
    for problem in try #require(error).problems {
      named[String(problem.place.drop { $0 != "(" }.dropFirst().dropLast()), default: 0] += 1
    }
    #expect(named == file.ops.filter { !Self.readable.contains($0.key) })
  }
}
