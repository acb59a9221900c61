import ArgumentParser
import Exploration
import Runtime

/// `obol tune merge A B … -o C`: joins the logs of a plan's shards.
struct TuneMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Joins the logs of the shards of one plan.")

  @Argument(help: "The shards' logs.")
  var logs: [String]

  @Option(name: [.customShort("o"), .long], help: "Where the joined log is written.")
  var output: String

  func run() throws {
    let merged = try TrialLog.merging(
      logs.map { (path: $0, log: try TrialLog(reading: $0)) })
    try ByteFile.write(try merged.fileBytes(), to: output)
    print("\(output): \(merged.evaluations.count) chips of \(logs.count) logs")
  }
}
