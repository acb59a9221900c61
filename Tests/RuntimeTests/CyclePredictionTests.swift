import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import Instruments
import MachineModel
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// Whether the compiler's analytic cycles are the machine's.
@Suite struct CyclePredictionTests {
  /// The frame within 5 %, and most of the layers that take a hundredth of it.
  ///
  /// What units that run at the same time lose to each other at the banks is not predicted, which
  /// is what layers fall outside for.
  func check(_ graph: Graph, on chip: ChipSpec) throws {
    let compilation = try compile(graph, for: chip)
    var machine = try Machine(chip: chip, program: compilation.program)
    _ = try machine.time(.prologue)
    let body = try machine.time(.body)
    let taken = body.layerCycles(layerCount: compilation.program.layers.count)
    let predicted = compilation.predictedLayerCycles(on: chip)
    let pairs = zip(predicted, taken).filter { $0.1 * 100 >= body.cycles }
    let near = pairs.filter { abs($0.0 - $0.1) * 20 <= $0.1 }
    #expect(near.count * 3 >= pairs.count * 2, "\(chip.name), \(graph.name): \(pairs)")
    #expect(abs(predicted.reduce(0, +) - body.cycles) * 20 <= body.cycles)
  }

  @Test(arguments: ["obol", "ethos-u55-128"])
  func mobileBlocks(chip: String) throws {
    try check(MobileBlocks(seed: 1).graph, on: try ChipFile.bundled(chip))
  }
}

/// The same on real networks.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedCyclePredictionTests {
  @Test(arguments: [
    "tiny/kws_dscnn_int8", "tiny/vww_mbv1_int8", "tiny/ic_resnet8_int8", "tiny/ad_autoenc_int8",
  ])
  func tinyNetworks(model: String) throws {
    let bytes = try SharedFolder.bytes(of: "models/\(model).tflite")
    let graph = try TFLiteReader.read(bytes: bytes, name: model)
    for name in ["obol", "ethos-u55-128"] {
      try CyclePredictionTests().check(graph, on: try ChipFile.bundled(name))
    }
  }
}
