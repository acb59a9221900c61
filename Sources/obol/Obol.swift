import ArgumentParser

/// The command line: one verb per job.
@main
struct Obol: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "obol",
    abstract: "Finds out, before any silicon exists, what a network does on a chip.",
    discussion: """
      Every verb works with no options on the bundled network and chip: try 'obol run'.
      Exit codes: 0 success, 1 a problem with the input, 2 a mistake in the command line.
      """,
    version: "0.1.0",
    subcommands: [
      RunCommand.self,
      EvaluateCommand.self,
      CompressCommand.self,
      CompileCommand.self,
      TuneCommand.self,
      ImageCommand.self,
      BootCommand.self,
      InspectCommand.self,
      DisassembleCommand.self,
      DescribeCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      ErrorExit.leave(because: error)
    }
  }
}
