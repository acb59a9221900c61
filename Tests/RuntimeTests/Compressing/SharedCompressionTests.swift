import ChipDescription
import ChipFiles
import Compression
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// Published networks keep their accuracy on the machine when their weights lose bits.
///
/// These calibrate on few frames, to be quick; `obol describe compression` has the whole figures.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedCompressionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let network: SharedFloatNetwork
    let calibration: Range<Int>
    let scored: Range<Int>
    let bits: Int
    /// What the issue that asked for it allows to lose, as a share.
    let mostLost: Double

    var testDescription: String { "\(network.name) at \(bits) bits" }
  }

  static let cases = [
    Case(
      network: SharedFloatNetwork.all[0], calibration: 0..<200, scored: 200..<500, bits: 4,
      mostLost: 0.01),
    Case(
      network: SharedFloatNetwork.all[0], calibration: 0..<200, scored: 200..<500, bits: 3,
      mostLost: 0.015),
    Case(
      network: SharedFloatNetwork.all[2], calibration: 0..<100, scored: 100..<500, bits: 4,
      mostLost: 0.005),
  ]

  @Test("fitted weights lose no more than they may", arguments: cases)
  func bits(form: Case) throws {
    let chip = try ChipFile.bundled("obol")
    let point = try OperatingPoint.choose(nil, of: chip)
    let given = try Workload.read(SharedFolder.file("models/\(form.network.name)_float.tflite"))
    let run = try CompressionRun(
      given, CalibrationRequest(sources: [try form.network.source(form.calibration)]),
      CompressionChoice(grid: WeightGrid(bits: form.bits)),
      costs: MachineCosts(chip: chip, point: point))
    let labels = try LabelFile.read(SharedFolder.file(form.network.labels))
    let evaluation = try Evaluation(
      EvaluationRequest(
        run.workload, reals: given, chip: chip, point: point,
        inputs: [try form.network.source(form.scored)],
        scoring: Scoring(metric: .top1, labels: Array(labels[form.scored]))))
    let scores = evaluation.rows.map(\.score.value)
    #expect(evaluation.equalFrames == form.scored.count)
    // Shares of whole frames; their difference is off by rounding.
    #expect(scores[2] - scores[0] <= form.mostLost + 1e-9)
    #expect(run.costAfter.encodedWeightBytes < run.costBefore.encodedWeightBytes * 2 / 3)
    #expect(run.costAfter.microjoules < run.costBefore.microjoules)
  }

  @Test("the person detector folds to 30,000 weights that give the same outputs")
  func fold() throws {
    let chip = try ChipFile.bundled("obol")
    let path = "data/vww_rgb96_u8.npy"
    let array = try NumPyArray(bytes: SharedFolder.bytes(of: path), name: path)
    let source = InputBinding.Source(path: path, name: nil, array: array).frames(0..<20)
    let given = try Workload.read(SharedFolder.file("models/tiny/vww_mbv1_int8.tflite"))
    var preprocessing = Preprocessing()
    preprocessing.scale = 1 / 255
    let frames = InputBinding.Source(
      path: path, name: nil, array: try preprocessing.apply(to: source.array, path: path))
    let run = try CompressionRun(
      given, CalibrationRequest(sources: [frames]),
      costs: MachineCosts(chip: chip, point: try OperatingPoint.choose(nil, of: chip)))
    guard case .graph(let graph, _) = given else { return }
    let weights = run.network.graph.weightedLayers.reduce(0) {
      $0 + run.network.graph[$1.weights].shape.elementCount
    }
    #expect(weights <= 30_000)
    let reals = try RealFrames.frames([frames], for: graph)
    let calibration = Calibration(frames: reals)
    #expect(try calibration.outputs(of: graph) == calibration.outputs(of: run.network.graph))
  }
}
