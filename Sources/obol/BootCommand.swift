import ArgumentParser
import FirmwareFormat
import MachineModel
import Runtime

/// `obol boot`: what the chip's own core does with an image, or with a bare program.
struct BootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "boot",
    abstract: "Boots an image on the chip's control core, or runs a bare program there.",
    discussion: """
      A.img is an image that 'obol image' wrote for the same chip: power comes, the boot ROM \
      checks it and starts its runtime, and each frame is asked for over the mailbox, all of it \
      simulated. What is printed: cycles, time and energy of ROM, runtime, load and last frame, \
      what the firmware adds to a frame, and the stack that it used.

        obol image kws.tflite --chip obol-lite -o kws.img
        obol boot kws.img --chip obol-lite --input features.npy --output scores.npy

      X.elf is a static RV32IMC executable. It runs from its entry until it stores to the symbol \
      'tohost': 1 is success (exit code 0), any other value is an exit code doubled plus one \
      (exit code 1). Segments outside the chip's memory map get memory where they ask for it, with \
      1 MiB behind the last, so that tests linked at 0x80000000 run as they are.
      """)

  @Argument(help: "An image, or a program in an ELF file.")
  var file: String

  @OptionGroup var chip: ChipOptions
  @OptionGroup var fuses: FuseOptions

  @Option(help: "Input frames of an image's network: X.npy, or NAME=X.npy. Once for each input.")
  var input: [String] = []

  @Option(help: "Where the output frames are written.")
  var output: String?

  @Option(
    help: "Frames to run where no input is given (default 1); at most this many where one is.")
  var frames: Int?

  @Option(help: "Where each retired instruction is written, with the register it wrote; - prints.")
  var log: String?

  @Option(
    name: .customLong("max-cycles"),
    help: "When to give a program up (default: a billion cycles).")
  var maxCycles: UInt64?

  func validate() throws {
    if let frames, frames < 1 { throw ValidationError("--frames takes 1 or more, not \(frames).") }
  }

  func run() throws {
    let bytes = try ByteFile.read(file)
    if ExecutableFile.isExecutable(bytes) { return try runProgram(bytes) }
    try bootImage()
  }

  private func bootImage() throws {
    let spec = try chip.spec()
    let stored = try StoredImage(path: file, key: try fuses.trust.verifyingKey())
    let result = try ImageBoot.run(
      stored, chip: spec, point: try chip.point(of: spec), minimumCounter: fuses.minimumCounter,
      inputs: try InputArgument.sources(input), frames: frames,
      progress: Progress.reporter("frame"))
    if let output { try result.writeOutputs(to: output) }
    print(try result.text(), terminator: "")
  }

  private func runProgram(_ bytes: [UInt8]) throws {
    var run = try loaded(bytes)
    let ending = try finish(&run)
    print(
      "\(file): \(ending.text), \(run.core.retiredCount) instructions "
        + "in \(run.core.bus.cycle) cycles")
    guard ending == .success else { throw ExitCode.failure }
  }

  private func loaded(_ bytes: [UInt8]) throws -> ExecutableRun {
    let memories = CoreMemoryBytes(try chip.spec())
    do {
      return try ExecutableRun(
        ExecutableFile(bytes), coreMemoryBytes: memories, maxCycles: maxCycles)
    } catch let error as ExecutableFileError {
      throw Problems(file, "\(error)")
    } catch let error as ExecutableRunError {
      throw Problems(file, "\(error)")
    }
  }

  private func finish(_ run: inout ExecutableRun) throws -> ExecutableRun.Ending {
    guard let log else { return try run.run() }
    let file = try LogFile(log)
    let ending = try run.run { try file.write("\($0)\n") }
    try file.finish()
    return ending
  }
}

extension ExecutableRun.Ending {
  /// What is said about it.
  fileprivate var text: String {
    switch self {
    case .success: "success"
    case .failure(let code): "failed with exit code \(code)"
    case .outOfCycles(let cycles): "no store to tohost in \(cycles) cycles"
    case .asleepForever: "asleep, and no interrupt that is enabled can come"
    case .lockedUp(let handler):
      "locked up: no memory at 0x\(String(handler, radix: 16)), where traps go"
    }
  }
}
