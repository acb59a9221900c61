import ArgumentParser
import Exploration
import Runtime

/// `obol tune show LOG`: what a search found, whether it is over or not.
struct TuneShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows what a log holds: the front, a goal's answer, files.")

  @Argument(help: "A log of 'obol tune'.")
  var log: String

  @Option(help: "Trade these instead, like fps,mw,mm2.")
  var objectives: String?

  @Option(help: "Keep this too, like 'mw <= 20'. May be given more than once.")
  var `where`: [String] = []

  @OptionGroup var output: TuneOutputOptions

  func run() throws {
    let log = try TrialLog(reading: log)
    var space = try log.header.tuningSpace()
    if let objectives { space.objectives = try objectives.split(separator: ",").map(metric) }
    do throws(SpaceTextError) {
      for text in `where` { space.constraints.append(try Constraint(text)) }
    } catch {
      throw ValidationError("--where: \(error)")
    }
    try output.show(Findings(space, log.evaluations))
  }

  private func metric(_ word: Substring) throws -> ChipMetric {
    guard let metric = ChipMetric(rawValue: String(word)) else {
      throw ValidationError("--objectives: '\(word)' is no metric; there are \(ChipMetric.list).")
    }
    return metric
  }
}
