package import InstructionSet

/// What happened in one run of a section, and when.
package struct SectionRecord: Sendable, Hashable {
  /// From the first cycle to the one in which `finish` completed.
  package var cycles = 0
  /// One for each instruction but `finish`, in the order of the section.
  package var instructions: [InstructionRecord] = []
  /// One for each unit, in the order of `Unit.allCases`.
  package var units: [UnitRecord] = Unit.allCases.map { UnitRecord(unit: $0) }
  /// The sum of the instructions' counters.
  package var counters = Counters()

  /// Makes the record of a section that has not run.
  package init() {}

  /// The first unit with a cycle that is neither work nor a named stall nor idle, or that has two
  /// of them in one; nil where every cycle is explained.
  package var unaccountedUnit: UnitRecord? { units.first { $0.cycles != cycles } }

  /// The record of a unit.
  package subscript(unit: Unit) -> UnitRecord { units[Int(unit.rawValue)] }
}
