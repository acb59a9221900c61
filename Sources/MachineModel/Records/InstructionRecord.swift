package import InstructionSet

/// What one instruction did, and when.
///
/// The `finish` that every section ends with is the sequencer's own and has no record.
package struct InstructionRecord: Sendable, Hashable {
  /// The position in the section.
  package var index: Int
  /// The position in the program's layers.
  package var layer: Int
  /// The unit that executed it.
  package var unit: Unit
  /// The first cycle in which it was active, counted from the section's first.
  package var start: Int
  /// The cycle after its last.
  package var end: Int
  /// What it did.
  package var counters: Counters
  /// The cycles between `start` and `end` in which it did no work; the others are busy.
  package var stalls: StallCycles

  package init(
    index: Int, layer: Int, unit: Unit, start: Int, end: Int, counters: Counters = Counters(),
    stalls: StallCycles = StallCycles()
  ) {
    self.index = index
    self.layer = layer
    self.unit = unit
    self.start = start
    self.end = end
    self.counters = counters
    self.stalls = stalls
  }

  /// Cycles of work.
  package var busyCycles: Int { end - start - stalls.total }
}
