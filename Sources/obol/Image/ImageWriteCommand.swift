import ArgumentParser
import FirmwareFormat
import Runtime

/// `obol image [MODEL] -o A.img`: a model in, a signed image out.
struct ImageWriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Compiles a model and writes a signed image of it.")

  @Argument(help: "A model or a compiled program; the bundled network if none is given.")
  var model: String?

  @OptionGroup var chip: ChipOptions

  @OptionGroup var quantization: CalibrationOptions

  @Option(help: "The secret key to sign with, as 'obol image key' makes it.")
  var key: String?

  @Option(name: [.customShort("o"), .long], help: "Where the image is written.")
  var output: String?

  @Option(help: "How it is written: bin, hex (Intel HEX) or c (a C array).")
  var format = ImageFormat.bin

  @Option(help: "The anti-rollback counter: a device refuses images below the last it ran.")
  var counter: UInt32 = 1

  func validate() throws {
    guard counter <= FlashStore.greatestCounter else {
      throw ValidationError(
        "--counter takes a number up to \(FlashStore.greatestCounter), the fuses of a chip.")
    }
  }

  func run() throws {
    let (workload, _) = try quantization.prepare(try Workload.named(model))
    let build = try ImageBuild(
      workload, for: try chip.spec(),
      key: try key.map(KeyFile.signingKey) ?? KeyFile.development(), counter: counter)
    if let output { try ByteFile.write(build.fileBytes(format), to: output) }
    print(build.summary, terminator: "")
    if key == nil { StandardError.print("warning: \(KeyFile.developmentNote)") }
  }
}
