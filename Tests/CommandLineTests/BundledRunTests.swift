import Foundation
import Testing

/// What a newcomer's first command shows, and the files that the options write.
@Suite struct BundledRunTests {
  @Test func reportFitsAScreen() throws {
    let process = try ObolProcess(["run"])
    #expect(process.status == 0, "\(process.error)")
    let lines = process.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 30)
    for word in ["frames/s", "mW", "synthetic"] { #expect(process.output.contains(word)) }
  }

  @Test func jsonKeysOfTheContract() throws {
    let folder = try TemporaryFolder()
    let file = folder.url("r.json")
    let process = try ObolProcess(["run", "--timing-only", "--rate", "10", "--json", file.path()])
    #expect(process.status == 0, "\(process.error)")
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let report = try #require(object as? [String: Any])
    let keys = [
      "schema", "frames", "cycles", "latencyCycles", "clockHertz", "framesPerSecond", "milliwatts",
      "microjoulesPerInference", "macs", "macUtilization", "sramPeakBytes", "weightBytes",
      "encodedWeightBytes", "energy", "stalls", "layers", "atRate", "hostSeconds",
    ]
    for key in keys { #expect(report[key] != nil, "missing \(key)") }
  }

  /// A compiled program runs to the same outputs and cycles as its model, stepped and leaping.
  @Test func programRunsLikeItsModel() throws {
    let folder = try TemporaryFolder()
    let (program, first, second) = (folder.url("p.obol"), folder.url("a.npy"), folder.url("b.npy"))
    #expect(try ObolProcess(["compile", "-o", program.path()]).status == 0)
    #expect(try ObolProcess(["run", "--output", first.path()]).status == 0)
    let stepped = try ObolProcess(["run", program.path(), "--stepped", "--output", second.path()])
    #expect(stepped.status == 0, "\(stepped.error)")
    #expect(try Data(contentsOf: first) == Data(contentsOf: second))
  }

  @Test func manualsAreThere() throws {
    for topic in ["chip", "isa", "operators", "events", "registers"] {
      let process = try ObolProcess(["describe", topic])
      #expect(process.status == 0)
      #expect(process.output.split(separator: "\n").count > 5, "\(topic)")
    }
  }

  @Test(arguments: ["graph", "schedule", "assembly"])
  func stagesPrint(_ stage: String) throws {
    let process = try ObolProcess(["compile", "--emit", stage])
    #expect(process.status == 0, "\(process.error)")
    #expect(process.output.contains("stage2/block1/expand"))
  }
}
