import Exploration
import Runtime

/// A search with all its options settled, and where its results go.
struct TunePlan {
  let space: TuningSpace
  let header: LogHeader
  let logPath: String
  /// The islands to search here.
  let islands: StrideTo<Int>
  /// Parts that the plan is searched in.
  let shardCount: Int
  let resumes: Bool
  /// The space and the networks as the command line named them.
  let operands: [String]

  init(_ command: TuneSearchCommand) throws {
    let text: String
    let name: String
    if let path = command.space {
      name = path
      text = String(decoding: try ByteFile.read(path), as: UTF8.self)
    } else {
      name = SpaceFile.bundledName
      text = SpaceFile.bundledText
    }
    var space = try SpaceFile.read(text: text, name: name)
    if !command.models.isEmpty { space.networks = command.models.map { TunedNetwork(model: $0) } }
    space.search.evaluations = command.evaluations ?? space.search.evaluations
    space.search.seed = command.seed ?? space.search.seed
    space.search.islands = command.islands ?? command.slurm ?? space.search.islands
    space.search.keepsHopeless = command.noBound
    self.space = space
    header = LogHeader(space, text: text, name: name)
    logPath = command.log ?? Self.defaultLog(for: command.space)
    let shard = command.shard
    shardCount = shard?.count ?? 1
    guard shardCount <= space.search.islands else {
      throw Problems(
        "--shard", "there are fewer islands (\(space.search.islands)) than shards (\(shardCount))",
        remedy: "give --islands \(shardCount) or more, the same for every shard")
    }
    islands = stride(from: shard?.index ?? 0, to: space.search.islands, by: shardCount)
    resumes = command.resume
    operands = (command.space.map { [$0] } ?? []) + command.models
  }

  private static func defaultLog(for path: String?) -> String {
    let last = path?.split(separator: "/").last.map(String.init) ?? "obol.yaml"
    let stem = last.hasSuffix(".yaml") ? String(last.dropLast(5)) : last
    return "\(stem).tune.jsonl"
  }

  /// What the log holds already, where it is to be gone on with.
  func earlierLog() throws -> TrialLog? {
    guard resumes, ByteFile.exists(logPath) else { return nil }
    let log = try TrialLog(reading: logPath)
    guard log.header == header else {
      throw Problems(
        logPath, "the log is of another plan: space, networks or options differ",
        remedy: "give the options that it was begun with, or another --log")
    }
    return log
  }

  func writer(after log: TrialLog?) throws -> LogWriter {
    if let log { return try LogWriter(continuing: logPath, after: log) }
    return try LogWriter(beginning: logPath, header)
  }
}
