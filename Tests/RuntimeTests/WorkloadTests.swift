import FoundationEssentials
import InstructionSet
import Runtime
import Testing

/// What is read from files before anything looks at it closely.
@Suite struct WorkloadTests {
  /// A program that reads well but means nothing is refused before its loops are counted.
  @Test func flawedProgramIsRefused() throws {
    var program = Program(
      name: "flat",
      geometry: ArrayGeometry(pixels: 0, outputs: 1, inputs: 1, taps: 1, wordBytes: 16))
    program.body = Section([.init(Instruction(Convolve()), layer: 0)])
    let path = FileManager.default.temporaryDirectory
      .appending(path: "obol-\(UUID().uuidString).obol").path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try ByteFile.write(try program.bytes(), to: path)
    let error = #expect(throws: Problems.self) { try Workload.read(path) }
    #expect(error?.description.contains(path) == true)
  }
}
