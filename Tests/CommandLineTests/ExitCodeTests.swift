import Foundation
import Testing

/// DESIGN §6: 0 for success, 1 for a problem with the input, 2 for usage; errors name the file.
@Suite struct ExitCodeTests {
  @Test(arguments: [
    ["walk"], ["run", "--frames", "0"], ["run", "--rate", "-1"], ["run", "--bogus"],
    ["describe", "weather"], ["run", "--timing-only", "--output", "y.npy"],
    ["compile", "--sram-limit", "many"], ["evaluate", "m.tflite"],
    ["evaluate", "m.tflite", "--inputs", "x.npy"], ["run", "--scale", "1/0"],
    ["run", "--std", "1,0,1"], ["run", "--mean", "1,,2"],
  ])
  func usage(_ arguments: [String]) throws {
    let process = try ObolProcess(arguments)
    #expect(process.status == 2)
    #expect(!process.error.isEmpty)
    #expect(process.output.isEmpty)
  }

  @Test func helpIsSuccess() throws {
    let process = try ObolProcess(["run", "--help"])
    #expect(process.status == 0)
    #expect(process.output.contains("--timing-only"))
  }

  @Test func missingModel() throws {
    let process = try ObolProcess(["run", "no/such/model.tflite"])
    #expect(process.status == 1)
    #expect(process.error.contains("no/such/model.tflite"))
  }

  @Test func notAModel() throws {
    let folder = try TemporaryFolder()
    let file = folder.url("letter.tflite")
    try Data("Dear chip,".utf8).write(to: file)
    let process = try ObolProcess(["run", file.path()])
    #expect(process.status == 1)
    #expect(process.error.contains(file.path()))
  }

  @Test func missingChip() throws {
    let process = try ObolProcess(["run", "--chip", "no-such-chip.yaml"])
    #expect(process.status == 1)
    #expect(process.error.contains("no-such-chip.yaml"))
  }
}
