internal import ModelIR

/// A published network, what it is fed, and what a reference engine made of that.
package struct AuditedModel: Sendable, Hashable {
  /// Who computed the reference.
  enum Engine: String, Sendable, Hashable {
    case tflm = "TFLM"
    case litert = "LiteRT"
    case onnxRuntime = "ONNX Runtime"

    var array: String {
      switch self {
      case .tflm: "tflm_out0.npy"
      case .litert: "litert_ref_out0.npy"
      case .onnxRuntime: "ort_out0.npy"
      }
    }
  }

  /// Below the folder of models.
  package let file: String
  /// The folder of the reference's outputs.
  let reference: String
  let engine: Engine
  /// The array of frames, from the shared folder.
  let input: String
  let preprocessing: Preprocessing
  /// Frames that a float network is evaluated on, which takes its time.
  var floatFrames = 4
  /// Whether the frames have one axis alone.
  var isFlat = false

  /// The folder's path of the model.
  var path: String { "models/" + file }
  /// The folder's path of what the engine gave.
  var expected: String { "reference/\(reference)/\(engine.array)" }
}

extension AuditedModel {
  /// Every model of the folder.
  package static let all = micro + lite + exchange

  /// int8 networks that TensorFlow Lite Micro has run.
  private static let micro = [
    AuditedModel("tiny/kws_dscnn_int8", .tflm, data: "kws_mfcc_i8"),
    AuditedModel("tiny/vww_mbv1_int8", .tflm, data: "vww_rgb96_u8", .unit),
    AuditedModel("tiny/ic_resnet8_int8", .tflm, data: "cifar10_rgb32_u8"),
    AuditedModel("tiny/ad_autoenc_int8", .tflm),
    AuditedModel("cifar/resnet20_int8", .tflm, named: "cifar_resnet20_int8"),
    AuditedModel("resnet/resnet18_int8", .tflm),
    AuditedModel(
      "mobilenet/tf2_mobilenet_v2_1.0_224_ptq_int8", .tflm, named: "mbv2_tf2_ptq_int8",
      data: "imagenet_val_rgb224_u8"),
    AuditedModel("tflm/hello_world_int8", .tflm),
    AuditedModel("tflm/person_detect", .tflm),
    AuditedModel("tflm/micro_speech_quantized", .tflm, named: "micro_speech"),
  ]

  /// What LiteRT's reference kernels alone have run: uint8, int4 weights, reals.
  private static let lite = [
    AuditedModel(
      "mobilenet/mobilenet_v1_0.5_160_quant_uint8", .litert, named: "mbv1_0.5_160_uint8"),
    AuditedModel(
      "mobilenet/mobilenet_v2_1.0_224_quant_uint8", .litert, named: "mbv2_coral_uint8",
      data: "imagenet_val_rgb224_u8"),
    AuditedModel("cifar/resnet20_w4a8_naive", .litert, named: "cifar_resnet20_w4a8"),
    AuditedModel("tiny/kws_dscnn_float", .litert, data: "kws_mfcc_i8", .speech, frames: 50),
    AuditedModel("tiny/vww_mbv1_float", .litert, data: "vww_rgb96_u8", .unit, frames: 20),
    AuditedModel("tiny/ic_resnet8_float", .litert, data: "cifar10_rgb32_u8", frames: 20),
    AuditedModel(
      "tiny/ad_autoenc_float", .litert, data: CompressionExample.spectrum, frames: 50),
    AuditedModel(
      "cifar/resnet20_float", .litert, named: "cifar_resnet20_float", data: "cifar10_rgb32_u8",
      .imageNet, frames: 10),
    AuditedModel("tflm/hello_world_float", .litert, frames: 100),
  ]

  /// ONNX files.
  private static let exchange = [
    AuditedModel(
      "tiny_onnx/kws_qdq", .onnxRuntime, data: "kws_mfcc_i8", .speech, isFlat: true),
    AuditedModel("tiny_onnx/ic_qdq", .onnxRuntime, data: "cifar10_rgb32_u8", .plain),
    AuditedModel(
      "cifar/resnet20_qdq", .onnxRuntime, named: "cifar_resnet20_qdq", data: "cifar10_rgb32_u8",
      .planes),
    AuditedModel(
      "mobilenet/mobilenet_v2_qlinear_uint8", .onnxRuntime, named: "mbv2_qlinear_onnx",
      data: "imagenet_val_rgb224_u8", .planes),
    AuditedModel(
      "cifar/resnet20_float", .onnxRuntime, named: "cifar_resnet20_float_onnx",
      data: "cifar10_rgb32_u8", .planes, frames: 10),
    AuditedModel(
      "cifar/resnet56_float", .onnxRuntime, named: "cifar_resnet56_float_onnx",
      data: "cifar10_rgb32_u8", .planes),
    AuditedModel(
      "resnet/resnet18_float", .onnxRuntime, named: "resnet18_float_onnx",
      data: "imagenet_val_rgb224_u8", .planes, frames: 2),
    AuditedModel(
      "yolo/FastestDet", .onnxRuntime, named: "fastestdet_float_onnx",
      data: "fastestdet_rgb352_u8", .detector, frames: 2),
  ]

  private init(
    _ model: String, _ engine: Engine, named name: String? = nil, data: String? = nil,
    _ preprocessing: Preprocessing = .plain, frames: Int = 4, isFlat: Bool = false
  ) {
    file = model + (engine == .onnxRuntime ? ".onnx" : ".tflite")
    reference = name ?? model.split(separator: "/").last.map(String.init) ?? model
    self.engine = engine
    input =
      data.map { "data/" + ($0.contains(".") ? $0 : $0 + ".npy") }
      ?? "reference/\(reference)/input.npy"
    self.preprocessing = preprocessing
    floatFrames = frames
    self.isFlat = isFlat
  }
}

extension Preprocessing {
  /// Numbers as they are.
  static let plain = Preprocessing()
  /// Bytes from 0 to 1.
  static let unit = Preprocessing { $0.scale = 1 / 255 }
  /// Keyword features, which the folder has in steps.
  static let speech = Preprocessing {
    $0.offset = 83
    $0.scale = 0.584_702_9
  }
  /// Images less ImageNet's mean, over its deviation.
  static let imageNet = Preprocessing {
    $0.scale = 1 / 255
    $0.means = [0.485, 0.456, 0.406]
    $0.deviations = [0.229, 0.224, 0.225]
  }
  /// The same in planes of channels.
  static let planes = Preprocessing {
    $0 = imageNet
    $0.putsChannelsFirst = true
  }
  /// Planes of blue, green and red from 0 to 1.
  static let detector = Preprocessing {
    $0.scale = 1 / 255
    $0.reversesChannels = true
    $0.putsChannelsFirst = true
  }

  private init(_ change: (inout Preprocessing) -> Void) {
    self.init()
    change(&self)
  }
}
