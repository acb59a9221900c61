import ModelFormats
import ModelIR
import TestSupport
import Testing

/// Float ONNX networks in the evaluator, against ONNX Runtime; in the middle no axes are moved.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct FloatONNXTests {
  /// A network, what it is fed, and for how many frames.
  struct Network: Sendable, CustomTestStringConvertible {
    let model: String
    let reference: String
    let input: String
    /// Which channel of the data is the model's first, and so on.
    var channels = [0, 1, 2]
    let offsets: [Float]
    let factors: [Float]
    let frames: Int
    /// Transpositions in the graph: at its ends alone.
    let transpositions: Int

    var testDescription: String { model }
  }

  static let imageNet: (offsets: [Float], factors: [Float]) = (
    [0.485 * 255, 0.456 * 255, 0.406 * 255],
    [1 / (0.229 * 255), 1 / (0.224 * 255), 1 / (0.225 * 255)]
  )

  static let networks: [Network] = [
    Network(
      model: "cifar/resnet20_float", reference: "cifar_resnet20_float_onnx",
      input: "cifar10_rgb32_u8", offsets: imageNet.offsets, factors: imageNet.factors, frames: 3,
      transpositions: 1),
    Network(
      model: "cifar/resnet56_float", reference: "cifar_resnet56_float_onnx",
      input: "cifar10_rgb32_u8", offsets: imageNet.offsets, factors: imageNet.factors, frames: 1,
      transpositions: 1),
    Network(
      model: "resnet/resnet18_float", reference: "resnet18_float_onnx",
      input: "imagenet_val_rgb224_u8", offsets: imageNet.offsets, factors: imageNet.factors,
      frames: 1, transpositions: 1),
    Network(
      model: "yolo/FastestDet", reference: "fastestdet_float_onnx",
      input: "fastestdet_rgb352_u8", channels: [2, 1, 0], offsets: [0, 0, 0],
      factors: [1 / 255, 1 / 255, 1 / 255], frames: 1, transpositions: 2),
  ]

  /// float32 sums of thousands of products in another order differ by a few of their last digits;
  /// the engine's own two modes differ by 1e-5 (ResNets) and 7e-5 (FastestDet).
  static let tolerance: Float = 2e-4

  @Test(arguments: networks)
  func keepsToONNXRuntime(_ network: Network) throws {
    let path = "models/\(network.model).onnx"
    let graph = try ONNXReader.read(bytes: SharedFolder.bytes(of: path), name: network.model)
    #expect(graph.operations.count { $0.isTransposition } == network.transpositions)
    let evaluator = try Evaluator(graph)
    let reference = "reference/\(network.reference)/ort_out0.npy"
    let expected = try NumPyArray(
      bytes: SharedFolder.bytes(of: reference), name: reference
    ).elements.reals
    let count = graph[graph.outputs[0]].shape.elementCount
    let shape = graph[graph.inputs[0]].shape
    let data = try NumPyArray(
      bytes: SharedFolder.bytes(of: "data/\(network.input).npy"), name: network.input
    ).elements.reals
    for frame in 0..<network.frames {
      let input = image(frame, of: data, shape: shape, network)
      let result = try evaluator.evaluate([.float32(input)])[0].reals
      let wanted = expected[frame * count..<(frame + 1) * count]
      let errors = zip(result, wanted).map { abs($0 - $1) / max(1, abs($1)) }
      #expect(result.count == count)
      #expect(errors.max() ?? 1 <= Self.tolerance, "frame \(frame)")
    }
  }

  /// A frame of NHWC bytes as NCHW reals.
  private func image(_ frame: Int, of data: [Float], shape: Shape, _ network: Network) -> [Float] {
    let pixels = shape[2] * shape[3]
    return (0..<3).flatMap { channel in
      (0..<pixels).map { pixel in
        let value = data[(frame * pixels + pixel) * 3 + network.channels[channel]]
        return (value - network.offsets[channel]) * network.factors[channel]
      }
    }
  }
}

extension Operation {
  /// Whether it moves axes.
  var isTransposition: Bool {
    if case .transpose = self.operator { return true }
    return false
  }
}
