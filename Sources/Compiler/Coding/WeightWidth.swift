internal import InstructionSet

/// Tells the array where weights are narrow enough for its int4 multipliers.
///
/// It comes before traversals are chosen, as an array may take such weights two at a time.
struct WeightWidth: Pass {
  package static let name = "choose weight widths"
  package static let summary = "Tells the array where four bits hold every weight."

  func run(_ input: Schedule) -> Schedule {
    var result = input
    for position in input.steps.indices {
      guard case .convolve(var convolve) = input.steps[position].body,
        let slice = input.steps[position].weights,
        convolve.weightZeroPoint == 0, convolve.weightFormat == .int8,
        input.weights[slice.weights].values.allSatisfy({ (-8..<8).contains($0) })
      else { continue }
      convolve.weightFormat = .int4
      result.steps[position].body = .convolve(convolve)
    }
    return result
  }
}
