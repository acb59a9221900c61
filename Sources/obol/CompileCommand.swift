import ArgumentParser
import Compiler
import Runtime

/// What `obol compile` can print besides writing the program.
enum CompileStage: String, CaseIterable, ExpressibleByArgument {
  case graph, schedule, assembly
}

/// `obol compile`: a model in, a program out.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile", abstract: "Compiles a model into a program for a chip.")

  @Argument(help: "A .tflite or .onnx model; the bundled network if none is given.")
  var model: String?

  @OptionGroup var chip: ChipOptions

  @OptionGroup var quantization: CalibrationOptions

  @Option(name: [.customShort("o"), .long], help: "Where the program is written.")
  var output: String?

  @Option(help: "Print a stage: graph, schedule or assembly.")
  var emit: CompileStage?

  @Option(name: .customLong("sram-limit"), help: "Bytes of the banks that may be used: 354KiB.")
  var sramLimit: ByteSize?

  @Option(help: "What a frame should need least of: speed (cycles), energy or size (weight bytes).")
  var optimize = OptimizationGoal.speed

  func run() throws {
    let spec = try chip.spec()
    let (workload, _) = try quantization.prepare(try Workload.named(model))
    let built = try Build(workload, for: spec, sramLimit: sramLimit?.bytes, goal: optimize)
    if let emit { print(try text(of: emit, built), terminator: "") }
    if let output { try ByteFile.write(try built.fileBytes(), to: output) }
    if emit == nil { print(built.summary(on: spec)) }
  }

  private func text(of stage: CompileStage, _ built: Build) throws -> String {
    switch stage {
    case .graph: try built.graphText(subject: model ?? "the bundled network")
    case .schedule: try built.scheduleText(subject: model ?? "the bundled network")
    case .assembly: built.assemblyText
    }
  }
}
