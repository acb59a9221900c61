import ArgumentParser
import FirmwareFormat
import Runtime

/// `obol image`: what is flashed onto a chip.
struct ImageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "image", abstract: "Writes, verifies and lists signed firmware images.",
    subcommands: [
      ImageWriteCommand.self, ImageVerifyCommand.self, ImageInspectCommand.self,
      ImageKeyCommand.self,
    ],
    defaultSubcommand: ImageWriteCommand.self)
}

extension ImageFormat: ExpressibleByArgument {}
