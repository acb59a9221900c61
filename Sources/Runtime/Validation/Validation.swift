internal import Instruments

/// The models held against chips that exist.
package struct Validation: Sendable {
  package let results: [ValidationResult]

  /// Runs every measured point, or those of one chip; throws `Problems` where one does not fit.
  package init(chip: String? = nil) throws {
    results = try ValidationPoint.all.filter { chip == nil || $0.chip == chip }
      .map(ValidationResult.init)
  }

  /// Relative errors of the energy of points that nothing was fitted to.
  package var energyErrors: [Double] {
    results.filter { !$0.point.isFitted }.map { $0.energyRatio - 1 }
  }

  /// Relative errors of the energy of points that the model was fitted to.
  package var fittedErrors: [Double] {
    results.filter(\.point.isFitted).map { $0.energyRatio - 1 }
  }

  /// Relative errors of speed, of the chips whose speed is a prediction.
  package var speedErrors: [Double] {
    results.filter { !$0.point.isTimed }.map { $0.speedRatio - 1 }
  }

  /// Of these, the errors of chips whose architecture is public.
  package var publicSpeedErrors: [Double] {
    results.filter { ValidationPoint.publicChips.contains($0.point.chip) }
      .map { $0.speedRatio - 1 }
  }

  /// The energy of a chip's network at one point for each unit at another, predicted and published.
  package func energyRatio(
    of network: String, on chip: String, from low: String, to high: String
  ) -> (predicted: Double, published: Double)? {
    func result(_ point: String) -> ValidationResult? {
      results.first {
        $0.point.chip == chip && $0.point.point == point && $0.point.network.rawValue == network
      }
    }
    guard let slow = result(low), let fast = result(high) else { return nil }
    return (
      fast.energy.microjoules / slow.energy.microjoules,
      fast.point.microjoules / slow.point.microjoules
    )
  }

  /// The middle of the absolute values.
  package static func medianMagnitude(_ errors: [Double]) -> Double {
    let sorted = errors.map(\.magnitude).sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
