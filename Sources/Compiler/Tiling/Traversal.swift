internal import ChipDescription
internal import InstructionSet

/// Chooses, for every convolution, what the tap lanes do and how many pixel groups a block has.
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
  func best(_ convolve: Convolve) -> Convolve {
    let folds = chip.array.foldsTaps && !convolve.depthwise ? [false, true] : [false]
    var best = convolve
    var fewest = Int.max
    for foldsTaps in folds {
      for groups in blockSizes(of: convolve) {
        var candidate = convolve
        candidate.foldsTaps = foldsTaps
        candidate.groupsPerBlock = groups
        let cycles = ConvolutionCost(candidate, chip).cycles
        if cycles < fewest {
          fewest = cycles
          best = candidate
        }
      }
    }
    return best
  }

  /// Balanced block sizes, largest first, of which two fit the accumulators where that is possible.
  func blockSizes(of convolve: Convolve) -> [Int] {
    let groups = ConvolutionLoops(convolve, ArrayGeometry(chip)).groups
    let sums = 2 * chip.array.pixels * chip.array.outputs
    let largest = min(max(1, chip.array.accumulators / sums), 1 << 13 - 1)
    return [1, 2, 4].map { divisor in
      let blocks = (groups * divisor + largest - 1) / largest
      return max(1, (groups + blocks - 1) / blocks)
    }
  }
}
