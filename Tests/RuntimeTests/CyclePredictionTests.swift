import ChipDescription
import ChipFiles
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// Whether the compiler's analytic cycles are the machine's.
@Suite struct CyclePredictionTests {
  /// Of the layers those within 5 %, in percent, and the frame within so many percent.
  struct Bounds {
    var layers: Int
    var frame: Int

    static let all = Bounds(layers: 100, frame: 1)
    /// What the phases of two units' requests decide is left room for: one layer of thirty.
    static let others = Bounds(layers: 96, frame: 3)
  }

  func check(_ graph: Graph, on chip: ChipSpec, _ bounds: Bounds = .all) throws {
    let build = try Build(.graph(graph, notes: []), for: chip, sramLimit: nil)
    let layers = try build.layerForecasts()
    let cycles = layers.reduce(0) { $0 + $1.simulated }
    #expect(
      layers.count { $0.isNear } * 100 >= layers.count * bounds.layers,
      "\(chip.name), \(graph.name): \(layers.filter { !$0.isNear })")
    let predicted = layers.reduce(0) { $0 + $1.predicted }
    #expect(
      abs(predicted - cycles) * 100 <= cycles * bounds.frame,
      "\(chip.name), \(graph.name): \(predicted), not \(cycles)")
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
      "cifar/resnet20_int8", "mobilenet/mobilenet_v1_0.5_160_quant_uint8",
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
      try CyclePredictionTests().check(graph, on: try ChipFile.bundled(chip), .others)
    }
  }
}
