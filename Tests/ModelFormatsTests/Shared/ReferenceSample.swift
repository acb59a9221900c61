import ModelFormats
import ModelIR
import TestSupport
import Testing

/// A model of the shared folder, what it is fed, and what another engine made of it.
struct ReferenceSample: Sendable, CustomTestStringConvertible {
  /// The model's name in the manifest, and its folder of reference outputs.
  let name: String
  /// The model's file.
  let file: String
  /// The array of inputs, frame by frame.
  let input: String
  /// How many frames are evaluated: fewer where a frame takes long.
  let frames: Int

  init(_ name: String, _ file: String, input: String? = nil, frames: Int) {
    self.name = name
    self.file = "models/" + file + ".tflite"
    self.input = input.map { "data/" + $0 } ?? "reference/\(name)/input.npy"
    self.frames = frames
  }

  var testDescription: String { name }

  func graph() throws -> Graph {
    try TFLiteReader.read(bytes: SharedFolder.bytes(of: file), name: name)
  }

  /// The first frames, in the type of the graph's input.
  func inputs(of graph: Graph) throws -> [TensorElements] {
    let array = try NumPyArray(bytes: SharedFolder.bytes(of: input), name: input)
    let tensor = graph[graph.inputs[0]]
    return (0..<frames).map { frame in
      let count = tensor.shape.elementCount
      return array.elements.slice(frame * count..<(frame + 1) * count, as: tensor.elementType)
    }
  }

  /// The first frames of an array of reference outputs.
  func expected(_ array: String, count: Int, as type: ElementType) throws -> [TensorElements] {
    let path = "reference/\(name)/\(array)"
    let elements = try NumPyArray(bytes: SharedFolder.bytes(of: path), name: path).elements
    return (0..<frames).map { elements.slice($0 * count..<($0 + 1) * count, as: type) }
  }

  /// int8 models that TensorFlow Lite Micro has run.
  static let micro: [ReferenceSample] = [
    ReferenceSample(
      "kws_dscnn_int8", "tiny/kws_dscnn_int8", input: "kws_mfcc_i8.npy", frames: 40),
    ReferenceSample("vww_mbv1_int8", "tiny/vww_mbv1_int8", input: "vww_rgb96_u8.npy", frames: 10),
    ReferenceSample(
      "ic_resnet8_int8", "tiny/ic_resnet8_int8", input: "cifar10_rgb32_u8.npy", frames: 20),
    ReferenceSample("ad_autoenc_int8", "tiny/ad_autoenc_int8", frames: 196),
    ReferenceSample("hello_world_int8", "tflm/hello_world_int8", frames: 256),
    ReferenceSample("person_detect", "tflm/person_detect", frames: 10),
    ReferenceSample("micro_speech", "tflm/micro_speech_quantized", frames: 4),
    ReferenceSample(
      "mbv2_tf2_ptq_int8", "mobilenet/tf2_mobilenet_v2_1.0_224_ptq_int8",
      input: "imagenet_val_rgb224_u8.npy", frames: 1),
    ReferenceSample("cifar_resnet20_int8", "cifar/resnet20_int8", frames: 5),
    ReferenceSample("resnet18_int8", "resnet/resnet18_int8", frames: 1),
  ]

  /// Models that only LiteRT runs: older uint8 files, and 4-bit weights.
  static let lite: [ReferenceSample] = [
    ReferenceSample(
      "mbv2_coral_uint8", "mobilenet/mobilenet_v2_1.0_224_quant_uint8",
      input: "imagenet_val_rgb224_u8.npy", frames: 1),
    ReferenceSample("mbv1_0.5_160_uint8", "mobilenet/mobilenet_v1_0.5_160_quant_uint8", frames: 2),
    ReferenceSample("cifar_resnet20_w4a8", "cifar/resnet20_w4a8_naive", frames: 5),
  ]
}

extension TensorElements {
  /// Some of the elements; unsigned data becomes signed by the usual shift of 128.
  func slice(_ range: Range<Int>, as type: ElementType) -> TensorElements {
    switch (self, type) {
    case (.uint8(let values), .int8):
      .int8(values[range].map { Int8(bitPattern: $0 ^ 0x80) })
    case (.uint8(let values), .float32): .float32(values[range].map(Float.init))
    case (.uint8(let values), _): .uint8(Array(values[range]))
    case (.int8(let values), .float32): .float32(values[range].map(Float.init))
    case (.int8(let values), _): .int8(Array(values[range]))
    case (.float32(let values), _): .float32(Array(values[range]))
    default: self
    }
  }
}
