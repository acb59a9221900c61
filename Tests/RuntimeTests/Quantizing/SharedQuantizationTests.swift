import ChipDescription
import ChipFiles
import Compression
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// A float network beside the project that is quantised here, and the int8 one that came with it.
struct SharedFloatNetwork: Sendable, CustomTestStringConvertible {
  let name: String
  let data: String
  let labels: String
  /// Of the float network; the shipped one takes the integers of the same reals.
  let preprocessing: Preprocessing

  var testDescription: String { name }

  static let all: [SharedFloatNetwork] = [
    SharedFloatNetwork("tiny/kws_dscnn", data: "kws_mfcc_i8", labels: "kws_y") {
      $0.offset = 83
      $0.scale = 0.5847029
    },
    SharedFloatNetwork("tiny/vww_mbv1", data: "vww_rgb96_u8", labels: "vww_y") {
      $0.scale = 1 / 255
    },
    SharedFloatNetwork("tiny/ic_resnet8", data: "cifar10_rgb32_u8", labels: "cifar10_y") { _ in },
    SharedFloatNetwork("cifar/resnet20", data: "cifar10_rgb32_u8", labels: "cifar10_y") {
      $0.scale = 1 / 255
      $0.means = [0.485, 0.456, 0.406]
      $0.deviations = [0.229, 0.224, 0.225]
    },
  ]

  private init(
    _ name: String, data: String, labels: String, _ prepare: (inout Preprocessing) -> Void
  ) {
    self.name = name
    self.data = "data/\(data).npy"
    self.labels = "data/\(labels).npy"
    var preprocessing = Preprocessing()
    prepare(&preprocessing)
    self.preprocessing = preprocessing
  }

  /// A run of frames as reals.
  func source(_ frames: Range<Int>) throws -> InputBinding.Source {
    let array = try NumPyArray(bytes: SharedFolder.bytes(of: data), name: data)
    let size = array.shape.elementCount / array.shape[0]
    let taken = frames.lowerBound * size..<frames.upperBound * size
    let part = NumPyArray(
      shape: Shape([frames.count] + array.shape.dimensions.dropFirst()),
      elements: .float32(Array(array.reals[taken])))
    return InputBinding.Source(
      path: data, name: nil, array: try preprocessing.apply(to: part, path: data))
  }
}

/// Networks quantised here hold the accuracy of their float selves, and of the int8 ones shipped.
///
/// 100 frames are a sample: the full figures come from `obol evaluate`.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedQuantizationTests {
  /// Frames that are scored; the other figures of the same frames differ by whole frames.
  private static let scored = 400..<500

  @Test("accuracy stays within three frames of a hundred", arguments: SharedFloatNetwork.all)
  func accuracy(network: SharedFloatNetwork) throws {
    let file = SharedFolder.file("models/\(network.name)_float.tflite")
    let given = try Workload.read(file)
    let request = CalibrationRequest(sources: [try network.source(0..<32)])
    let quantized = try given.quantized(request)
    let shipped = try Workload.read(SharedFolder.file("models/\(network.name)_int8.tflite"))
    let own = try evaluation(of: quantized, reals: given, network)
    let theirs = try evaluation(of: shipped, reals: nil, network)
    let scores = own.rows.map(\.score.value)
    #expect(own.rows.map(\.engine) == ["machine", "evaluator", "float model"])
    #expect(own.equalFrames == Self.scored.count)
    // One point is what is promised over 500 frames; over 100, two more frames are chance.
    #expect(scores[0] >= scores[2] - 0.03)
    #expect(scores[0] >= theirs.rows[0].score.value - 0.03)
  }

  private func evaluation(
    of workload: Workload, reals: Workload?, _ network: SharedFloatNetwork
  ) throws -> Evaluation {
    let chip = try ChipFile.bundled("obol")
    let labels = try LabelFile.read(SharedFolder.file(network.labels))
    return try Evaluation(
      EvaluationRequest(
        workload, reals: reals, chip: chip, point: try OperatingPoint.choose(nil, of: chip),
        inputs: [try network.source(Self.scored)],
        scoring: Scoring(metric: .top1, labels: Array(labels[Self.scored])),
        machineOnly: reals == nil))
  }

  @Test("a reconstruction's error is no greater than the shipped network's")
  func anomalyDetection() throws {
    let path = "reference/ad_autoenc_int8/input.npy"
    var preprocessing = Preprocessing()
    preprocessing.offset = 89
    preprocessing.scale = 0.3910152316093445
    let array = try NumPyArray(bytes: SharedFolder.bytes(of: path), name: path)
    let source = InputBinding.Source(
      path: path, name: nil, array: try preprocessing.apply(to: array, path: path))
    let given = try Workload.read(SharedFolder.file("models/tiny/ad_autoenc_float.tflite"))
    let chip = try ChipFile.bundled("obol")
    let point = try OperatingPoint.choose(nil, of: chip)
    let models = [
      try given.quantized(CalibrationRequest(sources: [source])),
      try Workload.read(SharedFolder.file("models/tiny/ad_autoenc_int8.tflite")),
    ]
    let errors = try models.map { workload in
      try Evaluation(
        EvaluationRequest(
          workload, reals: nil, chip: chip, point: point, inputs: [source],
          scoring: Scoring(metric: .mse, labels: []), machineOnly: true)
      ).rows[0].score.value
    }
    #expect(errors[0] <= errors[1])
  }

  @Test("written and read again, outputs are equal", arguments: SharedFloatNetwork.all)
  func writing(network: SharedFloatNetwork) throws {
    let file = SharedFolder.file("models/\(network.name)_float.tflite")
    let chip = try ChipFile.bundled("obol")
    let run = try CompressionRun(
      try Workload.read(file), CalibrationRequest(sources: [try network.source(0..<8)]),
      costs: MachineCosts(chip: chip, point: try OperatingPoint.choose(nil, of: chip)))
    #expect(!(try run.fileBytes()).isEmpty)
    #expect(run.network.decisions.contains { $0.step == QuantizeNetwork.word })
    #expect(run.costAfter.cycles > 0)
  }
}
