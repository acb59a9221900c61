package import InstructionSet
package import MachineModel

/// What makes an energy be spent once more.
package enum EnergyDriver: Sendable, Hashable {
  /// An event.
  case event(EventKind)
  /// A cycle in which a unit has an instruction.
  case activeCycle(Unit)
  /// Any cycle while the clock runs.
  case cycle
}

/// One line of a chip's energy account: how much of which component each driver takes, and which
/// figure says so.
package struct EnergyCost: Sendable, Hashable {
  package var component: EnergyComponent
  package var figure: EnergyFigure
  package var driver: EnergyDriver
  /// For each time that the driver happens, at the chip's process and operating point.
  package var picojoules: Double
  /// Whether the number comes from tables of single parts, and so has `implementation` in it.
  package var isFromTables: Bool
}

extension EnergyFigure.Conditions {
  /// Whether such a figure takes what silicon adds to tables.
  var isFromTables: Bool { if case .dynamic = self { true } else { false } }
}
