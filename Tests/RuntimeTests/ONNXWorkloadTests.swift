import ChipFiles
import FoundationEssentials
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// An ONNX file through the whole way, with the host's arrays in the file's own layout.
@Suite struct ONNXWorkloadTests {
  /// A folder that a test fills and that is gone afterwards.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "obol-onnx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func framesAreTakenAndGivenAsTheFileHasThem() throws {
    try inFolder { folder in
      let path = folder.appending(path: "net.onnx").path
      try ByteFile.write(ONNXNetworks.quantised.bytes, to: path)
      let workload = try Workload.read(path)
      guard case .graph(let graph, _) = workload else {
        Issue.record("no graph")
        return
      }
      #expect(graph.name == "net")
      let chip = try ChipFile.bundled("obol")
      var session = try Session(
        workload, chip: chip, point: .choose(nil, of: chip), options: SessionOptions())
      var random = RepeatableRandom(seed: 5)
      let frames: [[Int8]] = (0..<2).map { _ in random.array(of: -128...127, count: 128) }
      let array = NumPyArray(shape: [2, 2, 8, 8], elements: .int8(frames.flatMap(\.self)))
      let result = try session.run(
        inputs: [InputBinding.Source(path: "frames", name: "image", array: array)], progress: nil)
      let evaluator = try Evaluator(graph)
      let expected = try frames.flatMap { frame -> [Int8] in
        guard case .int8(let values) = try evaluator.evaluate([.int8(frame)])[0] else {
          return []
        }
        return values
      }
      #expect(result.outputs[0].shape == [2, 4, 8, 8])
      #expect(result.outputs[0].elements == .int8(expected))
    }
  }

  @Test func whatRunsWhereIsSaidOfFloatModelsToo() throws {
    let graph = try ONNXReader.read(bytes: ONNXNetworks.float.bytes, name: "net")
    let text = Inspection.placement(
      of: .graph(graph, notes: []), on: try ChipFile.bundled("obol"))
    #expect(text.contains("the float model is quantised to int8"))
    #expect(text.contains("MAC array"))
  }

  @Test func weightsLieInTheModelsFolderOnly() throws {
    try inFolder { folder in
      let models = folder.appending(path: "models")
      try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
      let weights: [UInt8] = [0, 0, 0x80, 0x3F]
      try ByteFile.write(weights, to: folder.appending(path: "outside.bin").path)
      try ByteFile.write(weights, to: models.appending(path: "inside.bin").path)
      try FileManager.default.createSymbolicLink(
        atPath: models.appending(path: "link.bin").path,
        withDestinationPath: folder.appending(path: "outside.bin").path)
      let path = models.appending(path: "net.onnx").path
      func read(_ location: String) throws -> Workload {
        let sketch = ONNXSketch(
          "Add", input: [1, 1],
          constants: [.init([1], .float32([]), external: ["location": location])])
        try ByteFile.write(sketch.bytes, to: path)
        return try Workload.read(path)
      }
      _ = try read("inside.bin")
      let link = #expect(throws: Problems.self) { try read("link.bin") }
      #expect(link?.description.contains("out of the model's folder") == true)
      let missing = #expect(throws: Problems.self) { try read("missing.bin") }
      #expect(missing?.description.contains("there is no such file") == true)
    }
  }

  @Test func aFileThatEndsTooSoonIsNamed() throws {
    try inFolder { folder in
      let path = folder.appending(path: "cut.onnx").path
      try ByteFile.write(Array(ONNXNetworks.float.bytes.dropLast(5)), to: path)
      let error = #expect(throws: Problems.self) { try Workload.read(path) }
      #expect(error?.description.contains(path) == true)
      #expect(error?.description.contains("an end within a message") == true)
    }
  }
}
