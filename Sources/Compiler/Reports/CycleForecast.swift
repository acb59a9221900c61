package import ChipDescription
internal import InstructionSet

/// When each instruction of a section will be done, as far as extents and tokens decide it.
///
/// Each takes as long as it does where nothing else asks for its banks; units go through their
/// queues in order, and wait for tokens. What bank conflicts add is left out.
struct CycleForecast: Sendable {
  let chip: ChipSpec

  /// The cycle after each instruction's last, counted from the section's start.
  func ends(of section: Section) -> [Int] {
    let cost = StepCost(chip: chip, isPlaced: true)
    var ends: [Int] = []
    var issued = 0
    var starts = [[Int]](repeating: [], count: Unit.allCases.count)
    var free = [Int](repeating: 0, count: Unit.allCases.count)
    var signals: [Token: [Int]] = [:]
    for step in section.steps {
      guard let unit = step.instruction.unit else { continue }
      let own = Int(unit.rawValue)
      // A queue has room from the cycle after the one in which its head has started.
      let ahead = starts[own].count - chip.sequencer.queueDepth
      issued = max(issued + chip.sequencer.issueCycles, ahead > 0 ? starts[own][ahead - 1] + 1 : 0)
      var start = max(issued + 1, free[own])
      for token in step.instruction.waits.tokens {
        guard let first = signals[token]?.first else { continue }
        start = max(start, first)
        signals[token]?.removeFirst()
      }
      let end = start + cost.cycles(of: step.instruction.body)
      starts[own].append(start)
      free[own] = end
      for token in step.instruction.signals.tokens { signals[token, default: []].append(end) }
      ends.append(end)
    }
    return ends
  }
}

extension Compilation {
  /// About how many cycles each layer adds to a frame: from the end of all before it to its own.
  package func predictedLayerCycles(on chip: ChipSpec) -> [Int] {
    var layers = [Int](repeating: 0, count: program.layers.count)
    let ends = CycleForecast(chip: chip).ends(of: program.body)
    for (step, end) in zip(program.body.steps, ends) {
      layers[step.layer] = max(layers[step.layer], end)
    }
    var latest = 0
    return layers.map { end in
      defer { latest = max(latest, end) }
      return max(end - latest, 0)
    }
  }
}
