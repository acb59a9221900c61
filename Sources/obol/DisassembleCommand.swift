import ArgumentParser
import Runtime

/// `obol disassemble`: a program's instructions as text.
struct DisassembleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disassemble",
    abstract: "Prints a program's instructions as assembly text.")

  @Argument(help: "A program, an image, or a model to compile first; bundled if none is given.")
  var program: String?

  @OptionGroup var chip: ChipOptions
  @OptionGroup var trust: TrustOptions

  func run() throws {
    let built = try Build(
      try Workload.named(program, key: try trust.verifyingKey()), for: try chip.spec(),
      sramLimit: nil)
    print(built.assemblyText, terminator: "")
  }
}
