import Exploration
import Runtime

/// A line on a terminal with the rate, the best so far and the time left; nothing in a pipe.
struct TuneProgress {
  private let space: TuningSpace
  private let total: Int
  private let watch = Stopwatch()
  private let isShown = StandardError.isTerminal
  private var done = 0
  private var best: Double?

  init(_ space: TuningSpace, shareOf shards: Int) {
    self.space = space
    total = space.plannedEvaluations / shards
  }

  mutating func add(_ evaluation: Trial) {
    done += 1
    guard isShown else { return }
    note(evaluation)
    let rate = Double(done) / max(watch.seconds, 1e-3)
    let left = Int(Double(max(total - done, 0)) / rate)
    var line = "chip \(done) of \(total), \(Findings.text(rate)) a second, \(left) s left"
    if let best, let metric = space.objectives.first {
      line += ", best \(metric.rawValue) \(Findings.text(best))"
    }
    StandardError.print("\r\(line)\u{1B}[K", terminator: "")
  }

  private mutating func note(_ evaluation: Trial) {
    guard let metric = space.objectives.first, let measurements = evaluation.measurements,
      space.violation(of: measurements) == 0
    else { return }
    let value = space.value(metric, of: measurements)
    if best.map({ metric.cost(value) < metric.cost($0) }) ?? true { best = value }
  }

  /// Clears the line.
  func end() {
    if isShown { StandardError.print("\r\u{1B}[K", terminator: "") }
  }
}
