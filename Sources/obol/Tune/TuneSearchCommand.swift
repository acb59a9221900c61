import ArgumentParser
import Exploration
import FoundationEssentials
import Runtime

/// `obol tune SPACE.yaml`: the search itself.
struct TuneSearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Searches a space (what 'obol tune' does by itself).")

  @Argument(help: "A space file; the bundled space around obol.yaml if none is given.")
  var space: String?

  @Argument(help: "Networks to use in place of the space's own.")
  var models: [String] = []

  @Option(help: "The most chips to simulate; a space that is no larger is searched exhaustively.")
  var evaluations: Int?

  @Option(help: "The seed: the same one gives the same chips on any machine.")
  var seed: Int?

  @Option(help: "Independent searches that share the evaluations; shards are made of them.")
  var islands: Int?

  @Option(help: "Which islands to search: I/N takes I, I + N and so on.")
  var shard: Shard?

  @Option(help: "The file that results are added to (default: NAME.tune.jsonl).")
  var log: String?

  @Flag(help: "Go on with a log.")
  var resume = false

  @Option(help: "Chips simulated at a time (default: as many as there are cores).")
  var threads: Int?

  @Flag(name: .customLong("no-bound"), help: "Simulate even what a lower bound rules out.")
  var noBound = false

  @Option(help: "Write a Slurm job array of this many tasks beside the log, and submit it.")
  var slurm: Int?

  @OptionGroup var output: TuneOutputOptions

  func validate() throws {
    for (name, value) in [
      ("evaluations", evaluations), ("islands", islands), ("threads", threads), ("slurm", slurm),
    ] {
      if let value, value < 1 {
        throw ValidationError("--\(name) takes 1 or more, not \(value).")
      }
    }
    if let seed, seed < 0 { throw ValidationError("--seed takes 0 or more, not \(seed).") }
  }

  func run() async throws {
    let plan = try TunePlan(self)
    if let slurm { return try SlurmJob(plan: plan, tasks: slurm).submit() }
    let evaluator = try CandidateEvaluator(plan.space)
    let earlier = try plan.earlierLog()
    let tuner = Tuner(plan.space, bound: noBound ? nil : evaluator.bound)
    let writer = try plan.writer(after: earlier)
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    var progress = TuneProgress(plan.space, shareOf: plan.shardCount)
    let interruption = Interruption()
    let evaluations: [Trial]
    do {
      evaluations = try await tuner.run(islands: plan.islands, known: earlier?.known ?? [:]) {
        candidates, done in
        try interruption.check()
        try await evaluator.evaluate(candidates, threads: threads) { result in
          try done(result)
          try interruption.check()
        }
      } keep: { result in
        try writer.append(result)
        progress.add(result)
      }
    } catch is Interruption.Interrupted {
      progress.end()
      throw Problems(
        plan.logPath, "stopped; everything that was simulated is kept here",
        remedy: "go on with --resume, or look at it with 'obol tune show \(plan.logPath)'")
    }
    progress.end()
    try output.show(Findings(plan.space, evaluations))
  }
}

/// A share of a plan's islands, as `I/N` with I from 0.
struct Shard: ExpressibleByArgument {
  let index: Int
  let count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "/").map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count > 0,
      (0..<count).contains(index)
    else { return nil }
    self.index = index
    self.count = count
  }
}
