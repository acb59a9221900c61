internal import InstructionSet

/// Beats of a softmax: an item for each pixel, with three passes over its bricks: the greatest
/// value, the sum of the exponentials, the results.
struct SoftmaxBeats: Sendable {
  let input: FeatureMap
  let output: FeatureMap
  let lanes: Int
  /// Cycles that as many elements as there are lanes spend in the exponential.
  let exponentialCycles: Int
  let layout: BankLayout

  var items: Int { input.height * input.width }
  var partsPerItem: Int { 3 * input.bricks }

  func beat(item: Int, part: Int) -> Beat {
    let (row, column) = (item / input.width, item % input.width)
    let (pass, brick) = (part / input.bricks, part % input.bricks)
    var beat = Beat()
    beat.readA = layout.words(input.bytes(plane: brick, row: row, column: column))
    beat.elements = input.brickChannels
    beat.busyCycles = ceilingQuotient(input.brickChannels, lanes)
    beat.computeCycles = beat.busyCycles * (pass == 0 ? 1 : max(1, exponentialCycles))
    if pass == 2 {
      beat.write = layout.words(output.bytes(plane: brick, row: row, column: column))
    }
    return beat
  }
}
