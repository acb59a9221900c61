internal import ChipDescription
internal import InstructionSet

/// What a coding of a layer's weights costs: bits, cycles or picojoules, as the goal has it.
struct CodingCost: Sendable {
  private let chip: ChipSpec
  private let options: CompilerOptions
  /// Whether weights come anew in each frame.
  private let isStreamed: Bool

  init(_ chip: ChipSpec, _ options: CompilerOptions, isStreamed: Bool) {
    self.chip = chip
    self.options = options
    self.isStreamed = isStreamed
  }

  /// The coding of the fewest bits among those within a percent of the least cost.
  func best(_ choices: [WeightStatistics.Choice], _ convolve: Convolve) -> Int {
    let costs = choices.map { of($0, convolve) }
    let least = costs.min() ?? 0
    return choices.indices.filter { costs[$0] <= least * 1.01 }
      .min { choices[$0].bits < choices[$1].bits } ?? 0
  }

  private func of(_ choice: WeightStatistics.Choice, _ convolve: Convolve) -> Double {
    let bytes = (choice.bits + 7) / 8
    let cycles = cycles(
      choice.coding, bytes: bytes, ConvolutionLoops(convolve, ArrayGeometry(chip)))
    return switch options.goal {
    case .size: Double(choice.bits)
    case .speed: cycles
    case .energy:
      cycles * options.prices.cycle
        + Double(isStreamed ? bytes : 0) * options.prices.storeByte
    }
  }

  /// The least cycles in which the array can have done the layer and the store can have sent it.
  private func cycles(_ coding: WeightCoding, bytes: Int, _ loops: ConvolutionLoops) -> Double {
    var stored = loops.instruction
    stored.weightCoding = coding
    let decode = decodeCycles(loops, bytes: bytes)
    let load = isStreamed ? bytes / chip.weightStore.bytesPerCycle : 0
    let array = max(loops.beats, decode)
    // In step, loads and the decoder take turns at the banks; a coded stream falls out of step, and
    // they meet as often as both ask for the same banks of a group.
    let collisions =
      stored.isCoded
      ? Double(min(decode, load)) * share(chip.decoder.weightsPerCycle)
        * share(chip.weightStore.bytesPerCycle) : 0
    return Double(max(array, load)) + collisions
  }

  /// What part of a group's banks so many bytes a cycle take.
  private func share(_ bytesPerCycle: Int) -> Double {
    min(1, Double(bytesPerCycle) / Double(chip.sram.wordBytes * chip.sram.interleave))
  }

  /// Cycles of the decoder: one for each of its runs of weights, or more where the run's bits lie
  /// in more words than a request has.
  private func decodeCycles(_ loops: ConvolutionLoops, bytes: Int) -> Int {
    let runs = DecodeRuns(loops, lanes: chip.decoder.weightsPerCycle)
    let all = loops.blocks * loops.outputGroups * runs.cycles(ofOutputGroup: 0)
    let cycles = Int(Double(all) * (1 - loops.zeroShare))
    let words = bytes * loops.blocks / chip.sram.wordBytes
    return max(cycles, words / chip.sram.interleave)
  }
}
