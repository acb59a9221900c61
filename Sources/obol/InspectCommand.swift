import ArgumentParser
import Runtime

/// `obol inspect`: what a file holds.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Lists a file's tensors and operators, and what each costs.")

  @Argument(help: "A model, a compiled program or an image; the bundled network if none is given.")
  var file: String?

  func run() throws {
    print(try Inspection.text(of: try Workload.named(file)), terminator: "")
  }
}
