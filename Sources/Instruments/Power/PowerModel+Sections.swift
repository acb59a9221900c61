package import MachineModel

extension PowerModel {
  /// The dynamic energy of events.
  package func energy(of counters: Counters) -> EnergyBreakdown {
    EventKind.allCases.reduce(into: EnergyBreakdown()) { sum, kind in
      if counters[kind] > 0 { sum += energy(of: kind) * Double(counters[kind]) }
    }
  }

  /// The energy of one instruction: its events, and its unit's clock while it was active.
  package func energy(of instruction: InstructionRecord) -> EnergyBreakdown {
    var energy = energy(of: instruction.counters)
    energy += activeCycle(of: instruction.unit) * Double(instruction.end - instruction.start)
    return energy
  }

  /// The energy of each layer of a section; they sum to the section's.
  package func layerEnergies(of section: SectionRecord, layerCount: Int) -> [EnergyBreakdown] {
    let cycles = section.layerCycles(layerCount: layerCount)
    var energies = cycles.map(standing(cycles:))
    for instruction in section.instructions {
      energies[instruction.layer] += energy(of: instruction)
    }
    return energies
  }

  /// The energy of a whole section.
  package func energy(of section: SectionRecord) -> EnergyBreakdown {
    section.instructions.reduce(into: standing(cycles: section.cycles)) { $0 += energy(of: $1) }
  }
}

extension SectionRecord {
  /// The cycles of each layer; they sum to the section's.
  ///
  /// Layers overlap, so a layer has the cycles from the latest end of all layers before it to its
  /// own latest end, and none where it ended earlier. What follows the last end belongs to the last
  /// layer.
  package func layerCycles(layerCount: Int) -> [Int] {
    var ends = [Int](repeating: 0, count: layerCount)
    for instruction in instructions {
      ends[instruction.layer] = max(ends[instruction.layer], instruction.end)
    }
    if layerCount > 0 { ends[layerCount - 1] = cycles }
    var latest = 0
    return ends.map { end in
      defer { latest = max(latest, end) }
      return max(end - latest, 0)
    }
  }
}
