package import InstructionSet

/// How a unit spent the cycles of a section: `busyCycles + stalls.total + idleCycles` is all of
/// them.
package struct UnitRecord: Sendable, Hashable {
  package var unit: Unit
  /// Cycles of work.
  package var busyCycles = 0
  /// Cycles lost, by reason.
  package var stalls = StallCycles()
  /// Cycles after the unit's last instruction, and all of them where it has none.
  package var idleCycles = 0

  /// Makes the record of a unit that has done nothing yet.
  package init(unit: Unit) { self.unit = unit }

  /// All cycles accounted for.
  package var cycles: Int { busyCycles + stalls.total + idleCycles }
}
