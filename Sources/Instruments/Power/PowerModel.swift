package import ChipDescription
package import InstructionSet
package import MachineModel

/// What a chip's events and cycles cost at an operating point.
///
/// Energy is the sum of each event's count and energy; of the clock network, for each unit and the
/// cycles in which it has an instruction (else its clock is gated); and of leakage for every cycle.
package struct PowerModel: Sendable {
  /// The chip that it was made for.
  package let chip: ChipSpec
  /// The clock and the voltage.
  package let point: OperatingPoint
  /// Bytes of the banks that are switched on while a frame runs; the other banks are gated.
  package let activeBankBytes: Int
  /// The lines that everything is summed from.
  package let costs: [EnergyCost]
  /// The energy of an event, by `EventKind`.
  private let events: [EnergyBreakdown]
  /// The energy of a cycle in which a unit has an instruction, by `Unit`.
  private let activeCycles: [EnergyBreakdown]
  /// The energy of any cycle while the clock runs.
  private let cycle: EnergyBreakdown
  /// What leaks while a frame runs.
  package let activeLeakage: LeakagePower

  /// Makes the model; throws where the chip is outside what the figures are valid for.
  ///
  /// `touchedBankBytes` are the runs of bank bytes that the program touches: groups of banks
  /// without any of them are off.
  package init(
    chip: ChipSpec, point: OperatingPoint, touchedBankBytes: [Range<Int>]
  ) throws(PowerError) {
    self.chip = chip
    self.point = point
    activeBankBytes = chip.sram.bytesOfGroups(touchedBy: touchedBankBytes)
    let leakage = try LeakagePower.active(
      chip: chip, volts: point.volts, bankBytes: activeBankBytes)
    let costs = try EnergyCost.all(of: chip, at: point, leakage: leakage)
    activeLeakage = leakage
    self.costs = costs
    events = EventKind.allCases.map { Self.sum(of: costs, for: .event($0)) }
    activeCycles = Unit.allCases.map { Self.sum(of: costs, for: .activeCycle($0)) }
    cycle = Self.sum(of: costs, for: .cycle)
  }

  /// The energy of one event.
  package func energy(of kind: EventKind) -> EnergyBreakdown { events[kind.rawValue] }

  /// The energy of a cycle in which a unit has an instruction, besides its events.
  package func activeCycle(of unit: Unit) -> EnergyBreakdown { activeCycles[Int(unit.rawValue)] }

  /// The energy of so many cycles, whatever the units do in them.
  package func standing(cycles: Int) -> EnergyBreakdown { cycle * Double(cycles) }

  /// Microwatts drawn with the clock off and everything else switched on.
  package var idleMicrowatts: Double { supplied(activeLeakage.microwatts) }

  /// The time that cycles take.
  package func seconds(cycles: Int) -> Double { Double(cycles) / point.hertz }

  /// What is drawn from the battery for what the core takes.
  func supplied(_ coreMicrowatts: Double) -> Double {
    coreMicrowatts * 100 / chip.regulator.efficiencyPercent
  }

  private static func sum(of costs: [EnergyCost], for driver: EnergyDriver) -> EnergyBreakdown {
    costs.filter { $0.driver == driver }.reduce(into: EnergyBreakdown()) { energy, cost in
      energy[cost.component] += cost.picojoules * 1e-6
    }
  }
}
