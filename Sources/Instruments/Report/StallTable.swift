import InstructionSet
import MachineModel

extension Report {
  /// How each unit spent the frame's cycles, reason by reason, and what would remove the largest
  /// loss.
  package var stallTable: String {
    let reasons = StallReason.allCases.filter { reason in
      units.contains { $0.stalls[reason] > 0 }
    }
    var lines = [
      StallTable.line("cycles of a frame", units.map(\.unit.name)),
      StallTable.line("busy", units.map { NumberText.grouped($0.busyCycles) }),
    ]
    lines += reasons.map { reason in
      StallTable.line(reason.name, units.map { NumberText.grouped($0.stalls[reason]) })
    }
    lines += [
      StallTable.line("idle", units.map { NumberText.grouped($0.idleCycles) }),
      StallTable.line("total", units.map { NumberText.grouped($0.cycles) }),
    ]
    return (lines + StallTable.advice(of: units)).joined(separator: "\n") + "\n"
  }
}

/// The columns of the stall table, and the words under it.
enum StallTable {
  static func line(_ title: String, _ cells: [String]) -> String {
    "  " + NumberText.column(title, width: 20)
      + cells.map { NumberText.padded($0, to: 14) }.joined()
  }

  /// The unit that works most is the one whose losses cost time; its largest is worth removing.
  static func advice(of units: [UnitRecord]) -> [String] {
    guard let busiest = units.max(by: { $0.busyCycles < $1.busyCycles }),
      let largest = StallReason.allCases.max(by: { busiest.stalls[$0] < busiest.stalls[$1] }),
      busiest.stalls[largest] > 0
    else { return [] }
    let share = Double(busiest.stalls[largest]) / Double(busiest.cycles)
    return [
      "  the \(busiest.unit.name) works most, and loses most to \(largest.name) "
        + "(\(NumberText.percent(share)) of its cycles):",
      "  \(largest.remedy)",
    ]
  }
}

extension StallReason {
  /// What in the chip or the program makes less of it.
  package var remedy: String {
    switch self {
    case .tokenWait:
      "the unit waits for another one: speed that one up, or cut layers so that they overlap"
    case .queueEmpty: "issue faster (sequencer.issue), or queue deeper (sequencer.queueDepth)"
    case .bankConflict:
      "more groups of banks (sram.banks, sram.interleave) keep concurrent units apart"
    case .fetch:
      "spread words over more banks (sram.interleave), or take fewer pixels or taps a beat"
    case .weightsNotReady:
      "decode faster (decoder.rate), or bring weights sooner: a faster store or more room for them"
    case .drain: "drain faster (array.drainRate), or give the array more accumulators"
    case .pipeline: "larger layers or a shorter pipeline (array.pipelineDepth)"
    case .weightStoreBusy: "a faster weight store (weightStore.rate), or fewer bytes of weights"
    case .hostLinkBusy: "a faster host link (hostLink.rate), or a smaller input"
    case .exponential: "more lanes, or a faster exponential (vector.exponential)"
    case .controlCore: "operators that the lanes or the array have, as the layer list says"
    }
  }
}
