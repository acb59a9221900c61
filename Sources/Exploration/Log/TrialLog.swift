import FoundationEssentials
import Runtime

/// The results of a search as a file of JSON lines: a header, then a line for each candidate.
///
/// Lines are only ever added, each in one write, so that whatever kills the program leaves at most
/// one torn last line, which reading drops.
package struct TrialLog: Sendable {
  package let header: LogHeader
  package let evaluations: [Trial]
  /// Bytes of whole lines: where the next line belongs.
  let wholeBytes: Int

  package init(header: LogHeader, evaluations: [Trial]) {
    self.header = header
    self.evaluations = evaluations
    wholeBytes = 0
  }

  /// Reads a log; throws `Problems` that name the file and the line.
  package init(reading path: String) throws {
    let bytes = try ByteFile.read(path)
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let lines = bytes[..<end].split(separator: UInt8(ascii: "\n"))
    let decoder = JSONDecoder()
    guard let first = lines.first,
      let header = try? decoder.decode(LogHeader.self, from: Data(first)),
      header.format == LogHeader.format
    else {
      throw Problems(path, "this is no log of 'obol tune'", remedy: "give a file that it wrote")
    }
    guard header.version == LogHeader.version else {
      throw Problems(
        path, "the log has version \(header.version), this program reads \(LogHeader.version)")
    }
    evaluations = try lines.dropFirst().enumerated().map { index, line in
      do {
        return try decoder.decode(Trial.self, from: Data(line))
      } catch {
        throw Problems("\(path):\(index + 2)", "this line is no evaluation", remedy: "remove it")
      }
    }
    self.header = header
    wholeBytes = end
  }

  /// The evaluations by candidate.
  package var known: [Candidate: Trial] {
    Dictionary(evaluations.map { ($0.candidate, $0) }) { first, _ in first }
  }

  /// Joins logs of the same plan; throws `Problems` where one is of another.
  package static func merging(_ logs: [(path: String, log: TrialLog)]) throws -> TrialLog {
    guard let first = logs.first else {
      throw Problems("obol tune merge", "there is nothing to merge")
    }
    for other in logs where other.log.header != first.log.header {
      throw Problems(
        other.path, "its plan is not that of \(first.path)",
        remedy: "merge the shards of one plan: the same space, networks, seed and islands")
    }
    var seen: Set<Candidate> = []
    let evaluations = logs.flatMap(\.log.evaluations).filter { seen.insert($0.candidate).inserted }
    return TrialLog(header: first.log.header, evaluations: evaluations)
  }

  /// The whole file.
  package func fileBytes() throws -> [UInt8] {
    try evaluations.reduce(into: try Self.line(header)) { $0 += try Self.line($1) }
  }

  /// A value as one line.
  static func line(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
  }
}
