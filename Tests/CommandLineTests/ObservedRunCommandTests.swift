import Foundation
import Testing

/// The options that write what can be looked at.
@Suite struct ObservedRunCommandTests {
  @Test func traceAndWaveformsAreWritten() throws {
    let folder = try TemporaryFolder()
    let (trace, waveform) = (folder.url("t.json"), folder.url("w.vcd"))
    let process = try ObolProcess([
      "run", "--timing-only", "--frames", "2", "--trace", trace.path(), "--vcd", waveform.path(),
      "--from", "20000", "--to", "20100",
    ])
    #expect(process.status == 0, "\(process.error)")
    let document = try JSONSerialization.jsonObject(with: Data(contentsOf: trace))
    let events = try #require((document as? [String: Any])?["traceEvents"] as? [[String: Any]])
    #expect(events.contains { $0["name"] as? String == "stage2/block1/expand" })
    let dump = String(decoding: try Data(contentsOf: waveform), as: UTF8.self)
    #expect(dump.hasPrefix("$version"))
    #expect(dump.contains("$timescale 1 "))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.root.path()).count == 2)
  }

  @Test(arguments: [
    ["run", "--threads", "0"], ["run", "--from", "3"], ["run", "--to", "3"],
    ["run", "--vcd", "w.vcd", "--from", "5", "--to", "5"],
    ["run", "--vcd", "w.vcd", "--from", "-1"], ["run", "--data-energy", "--timing-only"],
    ["run", "--resolution", "10"], ["run", "--window", "0 us"],
  ])
  func usage(_ arguments: [String]) throws {
    #expect(try ObolProcess(arguments).status == 2)
  }

  @Test func lowestVoltageNeedsARate() throws {
    let without = try ObolProcess(["run", "--timing-only", "--operating-point", "lowest"])
    #expect(without.status == 1 && without.error.contains("--rate"))
    let process = try ObolProcess([
      "run", "--timing-only", "--operating-point", "lowest", "--rate", "150", "--resolution",
      "100 us", "--window", "1ms",
    ])
    #expect(process.status == 0, "\(process.error)")
    #expect(process.output.contains("speed    150.0 frames/s"))
    #expect(!process.output.contains("0.…"))
  }
}
