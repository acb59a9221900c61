import Exploration
import Foundation
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// Networks that are there in several compressed forms, and have labels.
@Suite("Variants of networks")
struct VariantTests {
  /// Four equal frames with two labels in turn: whatever the network says, half is right at most.
  private static let labels = NumPyArray(shape: [4], elements: .int64([0, 1, 0, 1]))

  /// Graphs of one int8 input, written beside frames and labels; the folder is the caller's.
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "obol-variants-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // Files have not every operator that random graphs have.
    let graphs = (UInt64(0)..<400).lazy.map { RandomGraph(seed: 4 * $0).graph }
    let written = graphs.compactMap { graph in
      (try? TFLiteWriter.write(graph)).map { (graph, $0) }
    }.first
    let (graph, bytes) = try #require(written)
    for name in ["plain", "small"] { try write(bytes, "\(name).tflite", in: folder) }
    let shape = graph[graph.inputs[0]].shape.dimensions
    let count = shape.reduce(4, *)
    let frames = NumPyArray(
      shape: Shape([4] + shape.dropFirst()),
      elements: .int8(Array(repeating: 3, count: count)))
    try write(frames.fileBytes, "x.npy", in: folder)
    try write(Self.labels.fileBytes, "y.npy", in: folder)
    return folder
  }

  private func write(_ bytes: [UInt8], _ name: String, in folder: URL) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  private func findings(_ folder: URL, floor: Int) async throws -> Findings {
    let path = folder.path()
    let space = try SpaceFile.read(
      text: """
        base: obol-lite
        networks:
          - model: \(path)/plain.tflite
            variants: {plain: \(path)/plain.tflite, small: \(path)/small.tflite}
            inputs: \(path)/x.npy
            labels: \(path)/y.npy
            accuracy: \(floor)
        axes:
          variant: [plain, small]
          vector.lanes: [4, 8]
        objectives: [fps, accuracy]
        """, name: "variants")
    let evaluator = try CandidateEvaluator(space)
    let trials = try await Tuner(space, bound: evaluator.bound).run(
      islands: 0..<1, known: [:]
    ) { candidates, done in
      try await evaluator.evaluate(candidates, threads: 2, done: done)
    } keep: { _ in
    }
    return Findings(space, trials)
  }

  @Test("are an axis, and each is scored on its labels")
  func scores() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let findings = try await findings(folder, floor: 0)
    #expect(findings.tally.simulated == 4)
    let accuracies = Set(findings.simulated.flatMap { $0.measurements.map(\.accuracy) })
    // Both files hold the same network.
    #expect(accuracies.count == 1)
    #expect(accuracies.allSatisfy { $0 <= 50 })
  }

  @Test("below their floor are refused, with both figures")
  func floors() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let findings = try await findings(folder, floor: 60)
    #expect(findings.tally.refused == 4)
    guard case .refused(let reason)? = findings.evaluations.first?.outcome else { return }
    #expect(reason.contains("below 60"))
  }

  @Test("that a network has not are refused where the space is read")
  func unknown() throws {
    #expect(throws: Problems.self) {
      try SpaceFile.read(
        text: "axes:\n  variant: [int4]\n", name: "space.yaml")
    }
    #expect(throws: Problems.self) {
      try SpaceFile.read(
        text: "axes:\n  vector.lanes: [4, 8]\nobjectives: [accuracy]\n", name: "space.yaml")
    }
  }
}
