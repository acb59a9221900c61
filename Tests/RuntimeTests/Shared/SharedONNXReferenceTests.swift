import ChipDescription
import ChipFiles
import InstructionSet
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// Quantised ONNX networks on the machine, against ONNX Runtime.
///
/// The engine computes what is between the integers in float32, so that sums within 1e-6 of a half
/// may go either way; a network carries such a step on, and with it its logits.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedONNXReferenceTests {
  /// A network, what it is fed, and how near it comes.
  struct Network: Sendable, CustomTestStringConvertible {
    let model: String
    let reference: String
    let data: String
    let frames: Int
    let preprocessing: Preprocessing
    var isFlat = false
    /// The share of outputs within half a step of the engine's, at least.
    let equal: Double
    /// The greatest difference, in steps of the output's scale.
    let steps: Float

    var testDescription: String { model }
  }

  static let networks: [Network] = {
    var speech = Preprocessing()
    (speech.offset, speech.scale) = (83, 0.5847029)
    var images = Preprocessing()
    images.scale = 1 / 255
    images.means = [0.485, 0.456, 0.406]
    images.deviations = [0.229, 0.224, 0.225]
    images.putsChannelsFirst = true
    return [
      Network(
        model: "tiny_onnx/kws_qdq", reference: "kws_qdq", data: "kws_mfcc_i8", frames: 20,
        preprocessing: speech, isFlat: true, equal: 0.95, steps: 1),
      Network(
        model: "tiny_onnx/ic_qdq", reference: "ic_qdq", data: "cifar10_rgb32_u8", frames: 10,
        preprocessing: Preprocessing(), equal: 0.9, steps: 1),
      Network(
        model: "cifar/resnet20_qdq", reference: "cifar_resnet20_qdq", data: "cifar10_rgb32_u8",
        frames: 10, preprocessing: images, equal: 0.9, steps: 1),
    ]
  }()

  @Test(arguments: networks) func keepsToONNXRuntime(_ network: Network) throws {
    let chip = try ChipFile.bundled("obol")
    var session = try Session(
      try Workload.read(SharedFolder.file("models/\(network.model).onnx")), chip: chip,
      point: .choose(nil, of: chip), options: SessionOptions())
    let result = try session.run(inputs: [try source(of: network)], progress: nil)
    let tensor = try #require(result.tensors.first)
    let found = try #require(result.outputs.first).elements
    let path = "reference/\(network.reference)/ort_out0.npy"
    let expected = try NumPyArray(bytes: SharedFolder.bytes(of: path), name: path).elements
    guard case .float32(let reals) = expected else {
      Issue.record("no reals")
      return
    }
    let values = try found.integers(named: "output").map {
      tensor.scale * Float(Int($0) - tensor.zeroPoint)
    }
    let errors = zip(values, reals).map { abs($0 - $1) / tensor.scale }
    let equal = Double(errors.count { $0 < 0.5 }) / Double(errors.count)
    #expect(errors.count == network.frames * tensor.elementCount)
    #expect(equal >= network.equal)
    #expect(errors.max() ?? .infinity < network.steps + 0.5)
  }

  private func source(of network: Network) throws -> InputBinding.Source {
    let path = "data/\(network.data).npy"
    let array = try NumPyArray(bytes: SharedFolder.bytes(of: path), name: path)
    let size = array.shape.elementCount / array.shape[0]
    let extents = Array(array.shape.dimensions.dropFirst())
    let part = NumPyArray(
      shape: Shape([network.frames] + extents),
      elements: .float32(Array(array.reals.prefix(network.frames * size))))
    var prepared = try network.preprocessing.apply(to: part, path: path)
    if network.isFlat { prepared.shape = [network.frames, size] }
    return InputBinding.Source(path: path, name: nil, array: prepared)
  }
}
