import Exploration
import FoundationEssentials
import Runtime
import Testing

@Suite("A log")
struct LogTests {
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "obol-\(UUID().uuidString).jsonl").path

  private func header(seed: Int = 1) throws -> LogHeader {
    let text = "axes: {array.pixels: [1, 2, 4]}\nseed: \(seed)"
    return LogHeader(try SpaceFile.read(text: text, name: "s"), text: text, name: "s")
  }

  private func result(_ choice: Int) -> Trial {
    Trial(
      candidate: Candidate(choices: [choice]),
      outcome: choice == 2
        ? .refused("no room")
        : .simulated([SyntheticSpace.measurement(framesPerSecond: 0.1, microjoules: 1 / 3)]))
  }

  @Test("gives back what was added, and the space that it is of")
  func roundTrip() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let header = try header()
    let writer = try LogWriter(beginning: path, header)
    for choice in 0..<3 { try writer.append(result(choice)) }
    let log = try TrialLog(reading: path)
    #expect(log.header == header)
    #expect(log.evaluations == (0..<3).map(result))
    #expect(try log.header.tuningSpace().count == 3)
    #expect(throws: Problems.self) { _ = try LogWriter(beginning: path, header) }
  }

  @Test("survives a cut at every byte of its last line")
  func torn() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let whole = TrialLog(header: try header(), evaluations: [result(0), result(1)])
    let bytes = try whole.fileBytes()
    let shorter = try TrialLog(header: whole.header, evaluations: [result(0)]).fileBytes()
    for end in shorter.count..<bytes.count {
      try ByteFile.write(Array(bytes[..<end]), to: path)
      let log = try TrialLog(reading: path)
      #expect(log.evaluations == [result(0)])
      try LogWriter(continuing: path, after: log).append(result(1))
      #expect(try ByteFile.read(path) == bytes)
    }
  }

  @Test("is refused where it is none")
  func refused() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    for text in ["", "x", "{}\n", "{\"format\":\"other\"}\n"] {
      try ByteFile.write(text, to: path)
      #expect(throws: Problems.self) { try TrialLog(reading: path) }
    }
  }

  @Test("is merged with those of the same plan only")
  func merging() throws {
    let one = TrialLog(header: try header(), evaluations: [result(0), result(1)])
    let two = TrialLog(header: try header(), evaluations: [result(1), result(2)])
    let merged = try TrialLog.merging([("a", one), ("b", two)])
    #expect(merged.evaluations == (0..<3).map(result))
    let other = TrialLog(header: try header(seed: 2), evaluations: [])
    let error = #expect(throws: Problems.self) {
      try TrialLog.merging([("a", one), ("c", other)])
    }
    #expect(error?.description.contains("c: its plan is not that of a") == true)
  }
}
