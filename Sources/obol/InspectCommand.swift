import ArgumentParser
import Runtime

/// `obol inspect`: what a file holds.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Lists a file's tensors and operators, and what each costs.")

  @Argument(help: "A .tflite model or a compiled program; the bundled network if none is given.")
  var file: String?

  func run() throws {
    print(Inspection.text(of: try Workload.named(file)), terminator: "")
  }
}
