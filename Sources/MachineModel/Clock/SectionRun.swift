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
  /// The cycle that time does not move into, because the control core may still ask for something
  /// in it.
  var horizon = Int.max
  /// The bank that the control core asks for in the next cycle, and whether it got the last one.
  var coreRequest: UInt64 = 0
  var isCoreServed = true
  /// Whether functions that are the core's are executed by its firmware; else their time is
  /// modelled.
  let coreExecutes: Bool
  /// Whether the array passes over zeros, so that cycles depend on the data in the banks.
  let skipsZeros: Bool
  /// The position of the instruction that waits for the core, and whether that completes it in the
  /// next cycle.
  var task: Int?
  var completesTask = false
  /// What the core copies through the channel of the loads.
  var channel = CopyChannel()
  /// What somebody is still to be told; nil if nobody observes.
  var observation: SectionObservation?

  init(
    _ section: PreparedSection, chip: ChipSpec, layout: BankLayout, stepping: Stepping,
    order: [Unit], interest: ObserverInterest?, coreExecutes: Bool
  ) {
    self.section = section
    self.stepping = stepping
    self.order = order
    self.coreExecutes = coreExecutes
    skipsZeros = chip.array.zeroBeats > 0
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
