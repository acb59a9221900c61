internal import ChipDescription
internal import InstructionSet

/// Chooses, for every convolution, what the tap and input lanes do, whether int4 weights double the
/// outputs of a beat, whether zeros of a pattern are skipped, and how many pixel groups a block
/// has.
struct Traversal: Pass {
  package static let name = "choose traversals"
  package static let summary =
    "Chooses what the tap lanes do and how many pixel groups a block has."

  let chip: ChipSpec

  func run(_ input: Schedule) -> Schedule {
    var result = input
    for position in input.steps.indices {
      guard case .convolve(let convolve) = input.steps[position].body else { continue }
      result.steps[position].body = .convolve(best(convolve))
    }
    return result
  }

  /// The traversal of the fewest estimated cycles; among equals the one that decodes least.
  func best(_ convolve: Convolve) -> Convolve { best(of: orders(convolve)) }

  /// The same with the weights in the order that they have.
  func blocked(_ convolve: Convolve) -> Convolve { best(of: [convolve]) }

  /// Every order in which the array can take the weights, all pixel groups in one block.
  private func orders(_ convolve: Convolve) -> [Convolve] {
    var patterns = [convolve]
    if convolve.isPatterned {
      var dense = convolve
      (dense.patternLength, dense.patternKept) = (0, 0)
      patterns.append(dense)
    }
    let mayFold = convolve.depthwise ? chip.array.foldsInputs : chip.array.foldsTaps
    let folds = mayFold ? [false, true] : [false]
    let doubles = mayDouble(convolve) ? [false, true] : [false]
    return patterns.flatMap { pattern in
      folds.flatMap { folds in
        doubles.map { doublesOutputs in
          var order = pattern
          order.foldsTaps = folds && !convolve.depthwise
          order.foldsInputs = folds && convolve.depthwise
          order.doublesOutputs = doublesOutputs
          return order
        }
      }
    }
  }

  private func best(of orders: [Convolve]) -> Convolve {
    var best = Convolve()
    var fewest = Int.max
    for var order in orders {
      for groups in blockSizes(of: order) {
        order.groupsPerBlock = groups
        let cycles = ConvolutionCost(order, chip).cycles
        if cycles < fewest {
          fewest = cycles
          best = order
        }
      }
    }
    return best
  }

  /// Whether the array can take a convolution's outputs in groups of twice as many.
  private func mayDouble(_ convolve: Convolve) -> Bool {
    chip.array.doublesInt4 && convolve.weightFormat == .int4
      && chip.array.accumulators >= 2 * chip.array.pixels * chip.array.outputs
  }

  /// Balanced block sizes, largest first, of which two fit the accumulators where that is possible.
  func blockSizes(of convolve: Convolve) -> [Int] {
    let loops = ConvolutionLoops(convolve, ArrayGeometry(chip))
    let groups = loops.groups
    let sums = 2 * loops.geometry.pixels * loops.geometry.outputs
    let largest = min(max(1, chip.array.accumulators / sums), 1 << 13 - 1)
    return [1, 2, 4].map { divisor in
      let blocks = (groups * divisor + largest - 1) / largest
      return max(1, (groups + blocks - 1) / blocks)
    }
  }
}
