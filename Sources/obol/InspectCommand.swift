import ArgumentParser
import ChipFiles
import Runtime

/// `obol inspect`: what a file holds.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Lists a file's tensors and operators, what each costs, and what runs where.")

  @Argument(help: "A model, a compiled program or an image; the bundled network if none is given.")
  var file: String?

  @Option(help: "A chip file, or the name of a bundled chip: what runs where on it.")
  var chip = "obol"

  func run() throws {
    let workload = try Workload.named(file)
    print(try Inspection.text(of: workload), terminator: "")
    print(Inspection.placement(of: workload, on: try ChipFile.load(chip)), terminator: "")
  }
}
