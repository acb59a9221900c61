internal import ChipDescription
internal import InstructionSet
package import MachineModel

extension PowerModel {
  /// The energy of what a chip did under its control core, sections of the program included.
  ///
  /// The core takes what it executed and slept, instead of the share of cycles that the chip's file
  /// assumes. The crypto block's energy is counted as the core's.
  /// - Throws: `PowerError` where the chip is outside what the figures are valid for.
  package func energy(of activity: CoreActivity) throws(PowerError) -> EnergyBreakdown {
    var energy = standing(cycles: activity.cycles)
    energy += self.energy(of: activity.counters)
    for unit in Unit.allCases {
      energy += activeCycle(of: unit) * Double(activity.unitCycles[Int(unit.rawValue)])
    }
    let change = try coreMicrojoules(of: activity) - energy[.controlCore]
    energy[.controlCore] += change
    energy[.regulator] += change * (100 / chip.regulator.efficiencyPercent - 1)
    return energy
  }

  private func coreMicrojoules(of activity: CoreActivity) throws(PowerError) -> Double {
    let process = ProcessPoint(nanometres: Double(chip.process.nanometres), volts: point.volts)
    let cycles =
      Double(activity.executingCycles)
      + Double(activity.asleepCycles) * EnergyTable.idleCoreShare.value
    var picojoules = cycles * (try EnergyTable.coreCycle.onSilicon(at: process))
    for term in Self.hashedBlock {
      picojoules +=
        Double(activity.hashedBlocks) * term.count * (try term.figure.onSilicon(at: process))
    }
    for term in Self.verification {
      picojoules +=
        Double(activity.verifications) * term.count * (try term.figure.onSilicon(at: process))
    }
    return picojoules * 1e-6
  }

  /// A block of SHA-256 (FIPS 180-4): 64 rounds with seven additions each, and a shift of the eight
  /// words of state and of the sixteen of the schedule.
  private static let hashedBlock = [
    EventEnergy(EnergyTable.add32, times: 64 * 7),
    EventEnergy(EnergyTable.registerBit, times: 64 * 24 * 32),
  ]

  /// An Ed25519 verification: 2,900 field multiplications of 8 × 8 words, each product with an
  /// addition, and three operands of 256 bits kept in each of its 40 cycles (our own estimate).
  private static let verification = [
    EventEnergy(EnergyTable.multiply32, times: 2900 * 64),
    EventEnergy(EnergyTable.add32, times: 2900 * 64),
    EventEnergy(EnergyTable.registerBit, times: 2900 * 40 * 3 * 256),
  ]
}
