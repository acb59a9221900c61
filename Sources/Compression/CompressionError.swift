package import ModelIR

/// Why a network could not be compressed.
package enum CompressionError: Error, Sendable, Hashable {
  /// There are no frames to calibrate with.
  case noCalibration
  /// The network cannot be evaluated, before or after a step.
  case evaluation(EvaluationError)
  /// An operation has no quantised form here.
  case cannotQuantize(operation: Int, mnemonic: String, reason: String)
  /// The chip does not take the network.
  case doesNotRun(reason: String)
  /// A step was asked to change an activation that is not one of those that it can change.
  case noSuchActivation(step: String, name: String, known: [String])
  /// A step needs what another step makes.
  case stepOutOfOrder(step: String, needs: String)
}

extension CompressionError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noCalibration: "there are no frames to calibrate with"
    case .evaluation(let error): error.description
    case .cannotQuantize(let operation, let mnemonic, let reason):
      "operation \(operation) (\(mnemonic)) cannot be quantised: \(reason)"
    case .doesNotRun(let reason): reason
    case .noSuchActivation(let step, let name, let known):
      "the step '\(step)' cannot take the activation '\(name)'; it takes "
        + (known.isEmpty ? "none of this network" : known.joined(separator: ", "))
    case .stepOutOfOrder(let step, let needs): "the step '\(step)' has to come behind '\(needs)'"
    }
  }
}
