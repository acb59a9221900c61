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
    #expect(dump.contains("$timescale 1 ns $end"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.root.path()).count == 2)
  }

  @Test(arguments: [
    ["run", "--threads", "0"], ["run", "--from", "3"], ["run", "--to", "3"],
    ["run", "--vcd", "w.vcd", "--from", "5", "--to", "5"],
    ["run", "--vcd", "w.vcd", "--from", "-1"],
  ])
  func usage(_ arguments: [String]) throws {
    #expect(try ObolProcess(arguments).status == 2)
  }
}
