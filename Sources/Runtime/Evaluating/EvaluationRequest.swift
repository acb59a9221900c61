package import ChipDescription

/// What is to be evaluated, on what, and how it is scored.
package struct EvaluationRequest: Sendable {
  /// What the machine runs; float networks have been quantised.
  package var workload: Workload
  /// The float network that the workload was made from, or is compared with; nil for none.
  package var reals: Workload?
  package var chip: ChipSpec
  package var point: OperatingPoint
  /// The frames, as the workload takes them.
  package var inputs: [InputBinding.Source]
  package var scoring: Scoring
  /// Frames at most; nil for all.
  package var limit: Int?
  /// Whether the machine alone is asked, which is the fastest.
  package var machineOnly: Bool
  /// Called as frames are done: by whom, how many, of how many.
  package var progress: (@Sendable (_ engine: String) -> (@Sendable (Int, Int) -> Void)?)

  package init(
    _ workload: Workload, reals: Workload?, chip: ChipSpec, point: OperatingPoint,
    inputs: [InputBinding.Source], scoring: Scoring, limit: Int? = nil, machineOnly: Bool = false,
    progress: @escaping @Sendable (_ engine: String) -> (@Sendable (Int, Int) -> Void)? = { _ in
      nil
    }
  ) {
    self.workload = workload
    self.reals = reals
    self.chip = chip
    self.point = point
    self.inputs = inputs
    self.scoring = scoring
    self.limit = limit
    self.machineOnly = machineOnly
    self.progress = progress
  }
}
