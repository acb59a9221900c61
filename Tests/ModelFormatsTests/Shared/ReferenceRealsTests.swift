import ModelFormats
import ModelIR
import TestSupport
import Testing

/// The evaluator's reals keep to LiteRT's reference kernels within float32's rounding.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct ReferenceRealsTests {
  /// A float32 model, and what its data is shifted and scaled by, channel by channel.
  struct Sample: Sendable, CustomTestStringConvertible {
    let model: ReferenceSample
    let offsets: [Float]
    let factors: [Float]

    var testDescription: String { model.name }
  }

  /// Preprocessing as the folder's manifest has it.
  static let samples: [Sample] = [
    Sample(
      model: ReferenceSample(
        "kws_dscnn_float", "tiny/kws_dscnn_float", input: "kws_mfcc_i8.npy", frames: 10),
      offsets: [83], factors: [0.584_702_9]),
    Sample(
      model: ReferenceSample(
        "vww_mbv1_float", "tiny/vww_mbv1_float", input: "vww_rgb96_u8.npy", frames: 4),
      offsets: [0], factors: [1 / 255]),
    Sample(
      model: ReferenceSample(
        "ic_resnet8_float", "tiny/ic_resnet8_float", input: "cifar10_rgb32_u8.npy", frames: 6),
      offsets: [0], factors: [1]),
    Sample(
      model: ReferenceSample(
        "cifar_resnet20_float", "cifar/resnet20_float", input: "cifar10_rgb32_u8.npy", frames: 3),
      offsets: [0.485 * 255, 0.456 * 255, 0.406 * 255],
      factors: [1 / (0.229 * 255), 1 / (0.224 * 255), 1 / (0.225 * 255)]),
    Sample(
      model: ReferenceSample("hello_world_float", "tflm/hello_world_float", frames: 100),
      offsets: [0], factors: [1]),
  ]

  @Test(arguments: samples)
  func keepsToLiteRT(_ sample: Sample) throws {
    let graph = try sample.model.graph()
    let evaluator = try Evaluator(graph)
    let count = graph[graph.outputs[0]].shape.elementCount
    let expected = try sample.model.expected(
      "litert_ref_out0.npy", count: count, as: .float32)
    for (frame, input) in try sample.model.inputs(of: graph).enumerated() {
      let result = try reals(evaluator.evaluate([prepared(input, for: sample)])[0])
      let reference = try reals(expected[frame])
      for (value, other) in zip(result, reference) {
        #expect(abs(value - other) <= 1e-4 * max(1, abs(other)), "frame \(frame)")
      }
    }
  }

  private func prepared(_ input: TensorElements, for sample: Sample) throws -> TensorElements {
    .float32(
      try reals(input).enumerated().map { position, value in
        let channel = position % sample.offsets.count
        return (value - sample.offsets[channel]) * sample.factors[channel]
      })
  }

  private func reals(_ elements: TensorElements) throws -> [Float] {
    guard case .float32(let values) = elements else {
      throw WrongType(elements: elements)
    }
    return values
  }

  struct WrongType: Error { let elements: TensorElements }
}
