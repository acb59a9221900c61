import ModelFormats
import ModelIR
import TestSupport
import Testing

/// A third-party network beside the project, with inputs and what a reference engine made of them.
struct SharedNetwork: Sendable, CustomTestStringConvertible {
  let model: String
  /// The array of input frames, from the shared folder.
  let input: String
  /// Whether the array's bytes are images that the model takes as `byte − 128`.
  var isImage = false
  let reference: String

  var testDescription: String { model }

  /// Every network whose outputs TensorFlow Lite Micro, or LiteRT where it does not run them, gave.
  static let all: [SharedNetwork] = [
    SharedNetwork("tiny/kws_dscnn_int8", data: "kws_mfcc_i8"),
    SharedNetwork("tiny/vww_mbv1_int8", data: "vww_rgb96_u8", isImage: true),
    SharedNetwork("tiny/ic_resnet8_int8", data: "cifar10_rgb32_u8", isImage: true),
    SharedNetwork("tiny/ad_autoenc_int8"),
    SharedNetwork(
      "mobilenet/tf2_mobilenet_v2_1.0_224_ptq_int8", named: "mbv2_tf2_ptq_int8",
      data: "imagenet_val_rgb224_u8"),
    SharedNetwork(
      "mobilenet/mobilenet_v2_1.0_224_quant_uint8", named: "mbv2_coral_uint8",
      data: "imagenet_val_rgb224_u8", engine: "litert_ref"),
    SharedNetwork(
      "mobilenet/mobilenet_v1_0.5_160_quant_uint8", named: "mbv1_0.5_160_uint8",
      engine: "litert_ref"),
    SharedNetwork("resnet/resnet18_int8"),
    SharedNetwork("cifar/resnet20_int8", named: "cifar_resnet20_int8"),
    SharedNetwork(
      "cifar/resnet20_w4a8_naive", named: "cifar_resnet20_w4a8", engine: "litert_ref"),
    SharedNetwork("tflm/hello_world_int8"),
    SharedNetwork("tflm/person_detect"),
    SharedNetwork("tflm/micro_speech_quantized", named: "micro_speech"),
  ]

  /// Those of MLPerf Tiny, and MobileNetV2.
  static let benchmarks = all.filter { $0.isTiny || $0.model.contains("ptq_int8") }

  /// Whether it is one of MLPerf Tiny.
  var isTiny: Bool { model.contains("/tiny/") }

  private init(
    _ model: String, named name: String? = nil, data: String? = nil, isImage: Bool = false,
    engine: String = "tflm"
  ) {
    let folder = "reference/" + (name ?? model.split(separator: "/").last.map(String.init) ?? "")
    self.model = "models/\(model).tflite"
    self.isImage = isImage
    input = data.map { "data/\($0).npy" } ?? folder + "/input.npy"
    reference = folder + "/\(engine)_out0.npy"
  }

  /// What the engine gave, frame by frame.
  func expected() throws -> NumPyArray {
    try NumPyArray(bytes: SharedFolder.bytes(of: reference), name: reference)
  }

  /// The first frames of the input, as the model takes them.
  func frames(_ count: Int) throws -> NumPyArray {
    let array = try NumPyArray(bytes: SharedFolder.bytes(of: input), name: input)
    let size = array.shape.elementCount / array.shape[0]
    let shape = Shape([count] + array.shape.dimensions.dropFirst())
    switch array.elements {
    case .uint8(let bytes) where isImage:
      let signed = bytes.prefix(count * size).map { Int8(truncatingIfNeeded: Int($0) - 128) }
      return NumPyArray(shape: shape, elements: .int8(signed))
    case .uint8(let bytes):
      return NumPyArray(shape: shape, elements: .uint8(Array(bytes.prefix(count * size))))
    case .int8(let bytes):
      return NumPyArray(shape: shape, elements: .int8(Array(bytes.prefix(count * size))))
    default:
      return array
    }
  }
}
