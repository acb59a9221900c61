import ArgumentParser
import ChipDescription
import Exploration
import Instruments
import Runtime

/// What is made of a search's findings.
struct TuneOutputOptions: ParsableArguments {
  @Option(help: "A question, like 'min mw at fps>=200' or 'max fps at mw<=50, mm2<=4'.")
  var goal: Goal?

  @Option(help: "Where the front is written as JSON.")
  var json: String?

  @Option(help: "Where all that was simulated is written as comma-separated values.")
  var csv: String?

  @Option(help: "Where a page to brush and filter the results is written.")
  var html: String?

  @Option(help: "A folder for the front's chips, as files that 'obol run --chip' takes.")
  var specs: String?

  @Flag(help: "Show how much each knob moves each objective.")
  var sensitivity = false

  /// Prints the findings, and writes the files that were asked for.
  func show(_ findings: Findings) throws {
    print(findings.summary, terminator: "")
    if let goal {
      let narrowed = Findings(goal.narrowing(findings.space), findings.evaluations)
      guard let answer = Answer(narrowed) else {
        throw Problems(
          "\(goal)", "no chip that was simulated keeps every constraint",
          remedy: "widen the space, or loosen a bound")
      }
      print(answer.text(in: narrowed, goal: goal), terminator: "")
    } else {
      print(findings.table, terminator: "")
    }
    if sensitivity { print(findings.sensitivityTable, terminator: "") }
    if let json { try ByteFile.write(findings.json.text, to: json) }
    if let csv { try ByteFile.write(findings.commaSeparated, to: csv) }
    if let html { try ByteFile.write(findings.page, to: html) }
    if let specs { try write(findings, to: specs) }
  }

  private func write(_ findings: Findings, to folder: String) throws {
    try ByteFile.makeFolder(folder)
    for finding in findings.front {
      let name = "\(findings.space.base.name)-\(finding.number)"
      try ByteFile.write(
        try findings.chipFile(of: finding, name: name), to: "\(folder)/\(name).yaml")
    }
  }
}

extension Goal: ExpressibleByArgument {
  /// Reads a goal as it is typed.
  public init?(argument: String) {
    guard let goal = try? Goal(argument) else { return nil }
    self = goal
  }
}
