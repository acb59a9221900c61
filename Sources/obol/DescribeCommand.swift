import ArgumentParser
import ChipDescription
import ChipFiles
import DerivedFiles

/// `obol describe`: the manuals, printed from the declarations themselves.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Prints a manual: of chips, instructions, operators, events or registers.")

  @Argument(help: "chip, isa, operators, events or registers.")
  var topic = Manual.chip

  @Option(help: "With 'chip': print this chip's values instead of what every field means.")
  var chip: String?

  func validate() throws {
    guard chip == nil || topic == .chip else {
      throw ValidationError("--chip goes with 'describe chip'.")
    }
  }

  func run() throws {
    print(try text(), terminator: "")
  }

  private func text() throws -> String {
    if let chip { return try ChipFile.load(chip).text }
    return topic.text
  }
}

extension Manual: ExpressibleByArgument {}
