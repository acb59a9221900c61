package import ChipDescription
internal import ModelFormats
internal import ModelIR

/// Published networks on the machine, against what reference engines made of the same frames.
package struct ModelAudit: Sendable {
  /// A network and how near it came.
  package struct Row: Sendable {
    package let model: AuditedModel
    /// Frames that were compared.
    package let frames: Int
    package let agreement: Agreement

    /// Whether it is as near as is promised: integers equal, ONNX within a step, reals within
    /// `Agreement.realTolerance`.
    package var isKept: Bool {
      switch agreement {
      case .integers(let equal, let count): equal == count && count > 0
      // The reals are multiples of the step, but for float32's own rounding.
      case .steps(let steps): steps.greatest < 1.5 && steps.count > 0
      case .reals(let greatest, let runs): greatest <= Agreement.realTolerance && runs == .passed
      }
    }
  }

  package let rows: [Row]

  /// Runs all networks of the folder.
  ///
  /// - Throws: `Problems` where the folder is not as it should be.
  package init(folder: String, chip: ChipSpec) throws {
    let trial = ModelTrial(data: AuditFolder(path: folder), chip: chip)
    rows = try AuditedModel.all.map { try trial.row($0) }
  }
}

/// How near a network's outputs come to a reference.
package enum Agreement: Sendable, Hashable {
  /// Integers of the machine against the engine's: how many of them are equal.
  case integers(equal: Int, of: Int)
  /// The machine's integers against what the engine computed in reals.
  case steps(Steps)
  /// The evaluator's reals against the engine's, relative to 1 or the greater of them; and
  /// whether the machine, with the network quantised, equals the evaluator.
  case reals(greatest: Float, runs: AuditOutcome)

  /// float32 sums of thousands of products in another order differ by a few of their last digits;
  /// the engines' own two modes differ by 1e-5 (ResNets) and 7e-5 (FastestDet).
  static let realTolerance: Float = 2e-4

  /// Integers against reals, in steps of the output.
  ///
  /// Where the network ends with a softmax, the steps are those of what goes into it: one of them
  /// may be many of the probabilities' own.
  package struct Steps: Sendable, Hashable {
    /// Outputs within half a step.
    let equal: Int
    let count: Int
    let greatest: Float
    /// Frames whose greatest output is the same one.
    let sameClass: Int
    let isBeforeSoftmax: Bool
  }
}
