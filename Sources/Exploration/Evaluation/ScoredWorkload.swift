import ChipDescription
import Instruments
import Runtime

/// A network in one of its variants, and how often it is right.
struct ScoredWorkload: Sendable {
  let workload: Workload
  /// The share of its frames that it gets right, in percent; nil where there are no labels.
  ///
  /// Outputs are the same bit for bit on every chip, so that one chip's answer is all chips'.
  let accuracy: Double?
  private let file: String
  private let floor: Double

  /// Reads the network, and runs its labelled frames on a chip.
  ///
  /// - Throws: `Problems`.
  init(_ network: TunedNetwork, variant: String?, on chip: ChipSpec) throws {
    let file = network.file(of: variant)
    let workload: Workload = try file == TunedNetwork.bundled ? .bundled : Workload.read(file)
    self.file = file
    self.workload = workload
    floor = network.accuracy?.floor ?? 0
    accuracy = try network.accuracy.map { check in
      let source = InputBinding.Source(
        path: check.inputs, name: nil, array: try InputFile.read(check.inputs))
      let scoring = Scoring(
        metric: .top1, labels: try LabelFile.read(check.labels), labelOffset: check.labelOffset)
      let evaluation = try Evaluation(
        EvaluationRequest(
          workload, reals: nil, chip: chip, point: try OperatingPoint.choose(nil, of: chip),
          inputs: [source], scoring: scoring, machineOnly: true))
      return 100 * (evaluation.rows.first?.score.value ?? 0)
    }
  }

  /// Throws a sentence where the network is right less often than it has to be.
  func checkFloor() throws(SpaceTextError) {
    guard let accuracy, accuracy < floor else { return }
    throw SpaceTextError("\(file) is right in \(accuracy) % of its frames, below \(floor) %")
  }
}
