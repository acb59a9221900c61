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
  /// Picojoules of an event, by `EventKind`.
  private let eventPicojoules: [Double]
  /// Picojoules that the clock network takes for a cycle of a unit, by `Unit`.
  private let clockPicojoules: [Double]
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
    let process = ProcessPoint(
      nanometres: Double(chip.process.nanometres), volts: point.volts)
    var events: [Double] = []
    for kind in EventKind.allCases {
      events.append(try Self.picojoules(EventEnergy.terms(of: kind, on: chip), at: process))
    }
    eventPicojoules = events
    clockPicojoules = Unit.allCases.map { unit in
      let share = EnergyTable.clockShare.value
      return Self.fullCycle(of: unit, on: chip).reduce(0) { $0 + events[$1.0.rawValue] * $1.1 }
        * share / (1 - share)
    }
    activeLeakage = try LeakagePower.active(
      chip: chip, volts: point.volts, bankBytes: activeBankBytes)
  }

  /// Picojoules of one event.
  package func picojoules(_ kind: EventKind) -> Double { eventPicojoules[kind.rawValue] }

  /// Picojoules of the clock network for a cycle in which a unit has an instruction.
  package func clockPicojoules(_ unit: Unit) -> Double { clockPicojoules[Int(unit.rawValue)] }

  /// The time that cycles take.
  package func seconds(cycles: Int) -> Double { Double(cycles) / point.hertz }

  private static func picojoules(
    _ terms: [EventEnergy], at process: ProcessPoint
  ) throws(PowerError) -> Double {
    var sum = 0.0
    for term in terms { sum += try term.figure.scaled(to: process) * term.count }
    return sum
  }

  /// The events of a cycle in which a unit works on all its lanes.
  ///
  /// The clock network is built for this cycle, and its share is known of chips that work like
  /// this.
  private static func fullCycle(of unit: Unit, on chip: ChipSpec) -> [(EventKind, Double)] {
    switch unit {
    case .array:
      [
        (.macInt8, Double(chip.array.multipliers)),
        (.accumulatorUpdate, Double(chip.array.pixels * chip.array.outputs)),
        (.sramRead, Double(chip.sram.interleave)),
      ]
    case .vector: [(.vectorElement, Double(chip.vector.lanes)), (.sramRead, 2), (.sramWrite, 1)]
    case .storeDMA, .hostDMA: [(.sramWrite, 1)]
    }
  }
}

extension EnergyFigure {
  /// The figure's picojoules on a process at a voltage; throws outside the scaling's validity.
  func scaled(to process: ProcessPoint) throws(PowerError) -> Double {
    switch conditions {
    case .dynamic(let stated): value * (try ProcessScaling.factor(from: stated, to: process))
    case .leakage, .retention, .ownSupply, .relative: value
    }
  }
}
