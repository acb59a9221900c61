internal import ChipDescription
internal import InstructionSet

/// A section on its way through the machine: the sequencer, the units' lanes and engines, the
/// cycle.
struct SectionRun: ~Copyable, Sendable {
  let section: PreparedSection
  let stepping: Stepping
  /// The order in which units ask and act within a cycle, which cannot matter.
  let order: [Unit]
  let queueDepth: Int
  var cycle = 0
  var tokens = TokenCounts()
  var sequencer: Sequencer
  var lanes: [UnitLane]
  var engines: Engines
  var records: [InstructionRecord?]
  /// The units that started an instruction in the first of the cycles last moved over.
  var started = UnitBits()
  /// Whether the last of those cycles changed the state of a unit or of the sequencer.
  var hasChanged = true
  /// The cycle after the last change.
  var lastChange = 0
  /// The cycle in which the sequencer issues, if nothing changes before.
  var issue: Int?
  /// What somebody is still to be told; nil if nobody observes.
  var observation: SectionObservation?

  init(
    _ section: PreparedSection, chip: ChipSpec, layout: BankLayout, stepping: Stepping,
    order: [Unit], interest: ObserverInterest?
  ) {
    self.section = section
    self.stepping = stepping
    self.order = order
    queueDepth = chip.sequencer.queueDepth
    sequencer = Sequencer(issueCycles: chip.sequencer.issueCycles)
    lanes = Unit.allCases.map { UnitLane($0, instructions: section.queues[Int($0.rawValue)]) }
    engines = Engines(chip, layout, interest)
    observation = interest.map(SectionObservation.init)
    records = Array(repeating: nil, count: section.instructions.count)
  }

  /// Everything that happened, once the section has ended.
  var record: SectionRecord {
    var record = SectionRecord()
    record.cycles = cycle
    record.instructions = records.compactMap { $0 }
    record.units = lanes.map(\.record)
    for instruction in record.instructions { record.counters += instruction.counters }
    return record
  }
}
