import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import ModelFormats
import ModelIR
import TestSupport
import Testing

/// Whether real networks compile, with an order that leaves no race.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedModelTests {
  @Test(arguments: [
    "mobilenet/mobilenet_v2_1.0_224_quant_uint8", "mobilenet/tf2_mobilenet_v2_1.0_224_ptq_int8",
    "mobilenet/mobilenet_v1_0.5_160_quant_uint8", "resnet/resnet18_int8", "cifar/resnet20_int8",
    "cifar/resnet20_w4a8_naive", "tflm/person_detect", "tiny/ad_autoenc_int8",
    "tiny/ic_resnet8_int8", "tiny/kws_dscnn_int8", "tiny/vww_mbv1_int8",
  ])
  func compilesForObol(model: String) throws {
    try check(model, chip: "obol")
  }

  @Test(arguments: [
    "cifar/resnet20_int8", "cifar/resnet20_w4a8_naive", "tflm/person_detect",
    "tflm/hello_world_int8", "tflm/micro_speech_quantized", "tiny/ad_autoenc_int8",
    "tiny/ic_resnet8_int8", "tiny/kws_dscnn_int8", "tiny/vww_mbv1_int8",
  ])
  func compilesForObolLite(model: String) throws {
    try check(model, chip: "obol-lite")
  }

  func check(_ model: String, chip name: String) throws {
    let chip = try ChipFile.bundled(name)
    let bytes = try SharedFolder.bytes(of: "models/\(model).tflite")
    let graph = try TFLiteReader.read(bytes: bytes, name: model)
    let compilation = try compile(graph, for: chip)
    let program = compilation.program
    #expect(program.peakBankBytes <= chip.sram.totalBytes)
    try program.verify()
    #expect(try Program.read(program.bytes()) == program)
    for section in [program.prologue, program.body] {
      let order = HappensBefore(section)
      #expect(order.stuck.isEmpty)
      #expect(order.unbalanced.isEmpty)
      #expect(order.races(program.geometry).isEmpty)
    }
  }
}
