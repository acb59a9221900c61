import ChipDescription
package import MachineModel

/// A frame's energy with the toggles and zeros of its own operands.
package struct DataEnergy: Sendable, Hashable {
  /// A layer's part.
  package struct Layer: Sendable, Hashable {
    package var activity = DataActivity()
    package var energy = EnergyBreakdown()
    /// The energy with multipliers that rest while an operand is zero.
    package var gated = EnergyBreakdown()
  }

  /// Frames whose data was counted; energies are those of one, on average.
  package var frames: Int
  /// Whether the chip's multipliers rest while an operand is zero; `energy` has that where they do.
  package var gatesZeros: Bool
  package var layers: [Layer]

  /// The energy of a frame.
  package var energy: EnergyBreakdown { layers.reduce(into: EnergyBreakdown()) { $0 += $1.energy } }
  /// The same with multipliers that rest while an operand is zero.
  package var gated: EnergyBreakdown { layers.reduce(into: EnergyBreakdown()) { $0 += $1.gated } }
  /// All layers' data together.
  package var activity: DataActivity {
    layers.reduce(into: DataActivity()) { $0 += $1.activity }
  }
}

/// How busy the data of some frames was, instruction by instruction.
package struct MeasuredData: Sendable, Hashable {
  package private(set) var frames = 0
  package private(set) var activities: [DataActivity] = []

  package init() {}

  /// Adds a frame's counts, one for each instruction.
  package mutating func add(_ frame: [DataActivity]) {
    if activities.isEmpty { activities = frame.map { _ in DataActivity() } }
    for (index, activity) in frame.enumerated() { activities[index] += activity }
    frames += 1
  }
}

extension PowerModel {
  /// The energy of each layer of a section with the toggles and zeros of its data; where the data
  /// is what the figures stand for, it is `layerEnergies`.
  package func dataEnergy(
    of section: SectionRecord, data: MeasuredData, layerCount: Int
  ) -> DataEnergy {
    let gates = chip.array.gatesZeros
    var layers = layerEnergies(of: section, layerCount: layerCount).map {
      DataEnergy.Layer(energy: $0, gated: $0)
    }
    for (instruction, activity) in zip(section.instructions, data.activities) {
      layers[instruction.layer].activity += activity
      layers[instruction.layer].energy += difference(instruction, activity, gatesZeros: gates)
      layers[instruction.layer].gated += difference(instruction, activity, gatesZeros: true)
    }
    return DataEnergy(frames: data.frames, gatesZeros: gates, layers: layers)
  }

  /// What an instruction takes more, or less, than its counted events do for any data.
  private func difference(
    _ instruction: InstructionRecord, _ activity: DataActivity, gatesZeros: Bool
  ) -> EnergyBreakdown {
    let loss = 100 / chip.regulator.efficiencyPercent - 1
    return costs.reduce(into: EnergyBreakdown()) { sum, cost in
      guard case .event(let kind) = cost.driver, cost.component != .regulator else { return }
      let factor = activity.factor(of: cost.figure, in: kind, gatesZeros: gatesZeros)
      let more = cost.picojoules * Double(instruction.counters[kind]) * 1e-6 * (factor - 1)
      sum[cost.component] += more
      if !cost.component.hasOwnSupply { sum[.regulator] += more * loss }
    }
  }
}
