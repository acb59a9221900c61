import ChipDescription
import InstructionSet
import MachineModel

extension EnergyCost {
  /// Every line of a chip's account at an operating point; throws outside the figures' validity.
  static func all(
    of chip: ChipSpec, at point: OperatingPoint, leakage: LeakagePower
  ) throws(PowerError) -> [EnergyCost] {
    let process = ProcessPoint(nanometres: Double(chip.process.nanometres), volts: point.volts)
    var costs: [EnergyCost] = []
    for kind in EventKind.allCases { costs += try event(kind, on: chip, at: process) }
    costs += clock(of: chip, events: costs)
    costs += try core(of: chip, at: process)
    costs.append(
      EnergyCost(
        component: .clock, figure: EnergyTable.clockSource, driver: .cycle,
        // A microwatt for each megahertz is a picojoule for each cycle.
        picojoules: EnergyTable.clockSource.value, isFromTables: false))
    costs += leakage.parts.map { part in
      EnergyCost(
        component: part.component, figure: part.figure, driver: .cycle,
        picojoules: part.microwatts / point.hertz * 1e6, isFromTables: false)
    }
    return costs + costs.compactMap { $0.regulated(chip.regulator) }
  }

  private static func event(
    _ kind: EventKind, on chip: ChipSpec, at process: ProcessPoint
  ) throws(PowerError) -> [EnergyCost] {
    var costs: [EnergyCost] = []
    for term in try EventEnergy.terms(of: kind, on: chip) {
      costs.append(
        EnergyCost(
          component: term.component ?? EnergyComponent(of: kind), figure: term.figure,
          driver: .event(kind),
          picojoules: try term.figure.onSilicon(at: process) * term.count,
          isFromTables: term.figure.conditions.isFromTables))
    }
    return costs
  }

  /// The clock network: for each unit its share of the logic's energy in a cycle in which all its
  /// lanes work, most of it only while the unit has an instruction.
  private static func clock(of chip: ChipSpec, events: [EnergyCost]) -> [EnergyCost] {
    let root = EnergyTable.rootClockShare.value
    return Unit.allCases.flatMap { unit in
      let logic = fullCycle(of: unit, on: chip).reduce(0.0) { sum, event in
        let costs = events.filter { $0.driver == .event(event.kind) && $0.component.isLogic }
        return sum + costs.reduce(0.0) { $0 + $1.picojoules } * event.count
      }
      let network = logic * EnergyTable.clockShare.value
      return [
        EnergyCost(
          component: .clock, figure: EnergyTable.clockShare, driver: .activeCycle(unit),
          picojoules: network * (1 - root), isFromTables: true),
        EnergyCost(
          component: .clock, figure: EnergyTable.rootClockShare, driver: .cycle,
          picojoules: network * root, isFromTables: true),
      ]
    }
  }

  /// The events of the logic in a cycle in which a unit works on all its lanes.
  private static func fullCycle(
    of unit: Unit, on chip: ChipSpec
  ) -> [(kind: EventKind, count: Double)] {
    let words = Double(chip.sram.wordBytes)
    return switch unit {
    case .array:
      [
        (.macInt8, Double(chip.array.multipliers)), (.requantized, Double(chip.array.drainRate)),
        (.accumulatorUpdate, Double(chip.array.pixels * chip.array.outputs)),
        (.weightDecoded, Double(chip.decoder.weightsPerCycle)),
      ]
    case .vector: [(.vectorElement, Double(chip.vector.lanes))]
    case .storeDMA: [(.storeByte, max(words, Double(chip.weightStore.bytesPerCycle)))]
    case .hostDMA: [(.hostByte, max(words, Double(chip.hostLink.bytesPerCycle)))]
    }
  }

  private static func core(
    of chip: ChipSpec, at process: ProcessPoint
  ) throws(PowerError) -> [EnergyCost] {
    let cores = Double(chip.controlCore.cores)
    let active = chip.controlCore.activePercent / 100
    let cycle = try EnergyTable.coreCycle.onSilicon(at: process)
    let idle = EnergyTable.idleCoreShare
    return [(EnergyTable.coreCycle, active), (idle, (1 - active) * idle.value)].map {
      EnergyCost(
        component: .controlCore, figure: $0.0, driver: .cycle,
        picojoules: cores * cycle * $0.1, isFromTables: false)
    }
  }

  /// What the regulator loses for this line; nil where there is nothing to lose.
  private func regulated(_ regulator: RegulatorSpec) -> EnergyCost? {
    guard !component.hasOwnSupply, regulator.efficiencyPercent < 100 else { return nil }
    return EnergyCost(
      component: .regulator, figure: EnergyTable.regulatorLoss, driver: driver,
      picojoules: picojoules * (100 / regulator.efficiencyPercent - 1),
      isFromTables: isFromTables)
  }
}

extension EnergyFigure {
  /// The figure's picojoules on a process at a voltage, with what silicon adds where it comes from
  /// a table; throws outside the scaling's validity.
  func onSilicon(at process: ProcessPoint) throws(PowerError) -> Double {
    switch conditions {
    case .dynamic(let stated):
      value * EnergyTable.implementation.value
        * (try ProcessScaling.factor(from: stated, to: process))
    case .silicon(let stated): value * (try ProcessScaling.factor(from: stated, to: process))
    case .wire(let volts): value * (process.volts / volts) * (process.volts / volts)
    case .leakage, .retention, .ownSupply, .relative, .area: value
    }
  }
}
