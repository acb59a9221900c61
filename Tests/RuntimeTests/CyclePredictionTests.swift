import ChipDescription
import ChipFiles
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// Whether the compiler's analytic cycles are the machine's.
@Suite struct CyclePredictionTests {
  /// The frame within 2 %, layers within 5 %: of those that take a hundredth of the frame nine in
  /// ten, which leaves room for what the phases of two units' requests decide.
  func check(_ graph: Graph, on chip: ChipSpec) throws {
    let build = try Build(.graph(graph, notes: []), for: chip, sramLimit: nil)
    let layers = try build.layerForecasts()
    let cycles = layers.reduce(0) { $0 + $1.simulated }
    let large = layers.filter { $0.simulated * 100 >= cycles }
    #expect(
      large.count { $0.isNear } * 10 >= large.count * 9,
      "\(chip.name), \(graph.name): \(large.filter { !$0.isNear })")
    #expect(layers.count { $0.isNear } * 10 >= layers.count * 9)
    #expect(abs(layers.reduce(0) { $0 + $1.predicted } - cycles) * 50 <= cycles)
  }

  @Test(arguments: ["obol", "ethos-u55-128"])
  func mobileBlocks(chip: String) throws {
    try check(MobileBlocks(seed: 1).graph, on: try ChipFile.bundled(chip))
  }
}

/// The same on real networks.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedCyclePredictionTests {
  @Test(
    arguments: [
      "tiny/kws_dscnn_int8", "tiny/vww_mbv1_int8", "tiny/ic_resnet8_int8", "tiny/ad_autoenc_int8",
      "mobilenet/tf2_mobilenet_v2_1.0_224_ptq_int8", "resnet/resnet18_int8",
    ], ["obol", "ethos-u55-128"])
  func networks(model: String, chip: String) throws {
    let bytes = try SharedFolder.bytes(of: "models/\(model).tflite")
    let graph = try TFLiteReader.read(bytes: bytes, name: model)
    try CyclePredictionTests().check(graph, on: try ChipFile.bundled(chip))
  }

  @Test(
    "small networks on every chip",
    arguments: ["tiny/kws_dscnn_int8", "tiny/vww_mbv1_int8", "tiny/ic_resnet8_int8"])
  func everyChip(model: String) throws {
    let bytes = try SharedFolder.bytes(of: "models/\(model).tflite")
    let graph = try TFLiteReader.read(bytes: bytes, name: model)
    for chip in ChipFile.bundledNames {
      try CyclePredictionTests().check(graph, on: try ChipFile.bundled(chip))
    }
  }
}
