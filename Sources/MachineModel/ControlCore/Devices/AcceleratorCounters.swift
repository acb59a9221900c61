internal import InstructionSet

/// What the counter registers hold.
struct AcceleratorCounters: Sendable, Hashable {
  private(set) var cycles: UInt64 = 0
  private(set) var work: [Int] = Unit.allCases.map { _ in 0 }
  private(set) var stalls: [Int] = Unit.allCases.map { _ in 0 }

  mutating func add(_ record: SectionRecord) {
    cycles += UInt64(record.cycles)
    for (index, unit) in record.units.enumerated() {
      work[index] += unit.busyCycles
      stalls[index] += unit.stalls.total
    }
  }
}
