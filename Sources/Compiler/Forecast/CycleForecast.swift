internal import ChipDescription
internal import InstructionSet

/// When each instruction of a section will be done, by the rules of the microarchitecture.
///
/// Units go through their queues in order and wait for tokens, as in the machine; but an
/// instruction goes on evenly, at a rate that `Contention` finds for those that run at a time.
struct CycleForecast: Sendable {
  let chip: ChipSpec

  /// The cycle after each instruction's last, counted from the section's start.
  func ends(of section: Section) -> [Int] {
    var run = ForecastRun(section, chip)
    return run.ends().map { Int($0.rounded()) }
  }
}

/// A section on its way through the units.
private struct ForecastRun {
  private struct Activity {
    var position: Int
    /// Cycles that are left where nobody holds it up.
    var left: Double
  }

  private let chip: ChipSpec
  private let section: Section
  private let forecasts: [InstructionForecast?]
  private let contention: Contention
  private var now = 0.0
  /// The next instruction to be issued, and the first cycle in which it can be.
  private var next = 0
  private var issueTime = 0.0
  /// The waiting instructions of each unit, with the cycles from which they can start.
  private var queues = [[(position: Int, ready: Double)]](
    repeating: [], count: Unit.allCases.count)
  private var active = [Activity?](repeating: nil, count: Unit.allCases.count)
  private var tokens = [Int](repeating: 0, count: TokenSet.capacity)
  /// How many times as long as alone each unit's instruction takes now.
  private var stretches = [Double](repeating: 1, count: Unit.allCases.count)
  private var ended: [Double]

  /// What is left of an instruction that is done, for all rounding.
  private static let nothing = 1e-6

  init(_ section: Section, _ chip: ChipSpec) {
    self.chip = chip
    self.section = section
    forecasts = section.steps.map { InstructionForecast($0.instruction, chip) }
    contention = Contention(chip: chip)
    ended = Array(repeating: 0, count: section.steps.count)
  }

  /// When each instruction is done.
  mutating func ends() -> [Double] {
    while true {
      issue()
      if start() { updateStretches() }
      guard let time = nextEvent() else { return ended }
      advance(to: time)
    }
  }

  /// Puts instructions into their units' queues, as long as it is their time and there is room.
  private mutating func issue() {
    while next < section.steps.count, issueTime <= now {
      guard let unit = forecasts[next]?.unit else {
        next += 1
        continue
      }
      guard queues[Int(unit.rawValue)].count < chip.sequencer.queueDepth else { return }
      queues[Int(unit.rawValue)].append((next, now + 1))
      next += 1
      issueTime = now + Double(chip.sequencer.issueCycles)
    }
  }

  /// Starts what can start; false where nothing can.
  private mutating func start() -> Bool {
    var hasStarted = false
    for unit in queues.indices where active[unit] == nil {
      guard let head = queues[unit].first, head.ready <= now else { continue }
      let waits = section.steps[head.position].instruction.waits.tokens
      guard waits.allSatisfy({ tokens[$0.index] > 0 }) else { continue }
      for token in waits { tokens[token.index] -= 1 }
      let isFull = queues[unit].count == chip.sequencer.queueDepth
      queues[unit].removeFirst()
      active[unit] = Activity(
        position: head.position, left: forecasts[head.position]?.cycles ?? 0)
      // A full queue has room from the cycle after.
      if isFull { issueTime = max(issueTime, now + 1) }
      hasStarted = true
    }
    return hasStarted
  }

  private mutating func updateStretches() {
    let units = active.indices.filter { active[$0] != nil }
    let running = units.compactMap { unit in active[unit].flatMap { forecasts[$0.position] } }
    for (unit, stretch) in zip(units, contention.stretches(running)) { stretches[unit] = stretch }
  }

  /// When something changes next; nil where nothing does.
  private func nextEvent() -> Double? {
    var times = active.indices.compactMap { unit in
      active[unit].map { now + $0.left * stretches[unit] }
    }
    times += queues.compactMap { $0.first?.ready }.filter { $0 > now }
    if next < section.steps.count, let unit = forecasts[next]?.unit,
      queues[Int(unit.rawValue)].count < chip.sequencer.queueDepth
    {
      times.append(max(issueTime, now + Self.nothing))
    }
    return times.min()
  }

  /// Lets all go on until a time, and completes what is done then.
  private mutating func advance(to time: Double) {
    var hasEnded = false
    for unit in active.indices {
      guard var activity = active[unit] else { continue }
      activity.left -= (time - now) / stretches[unit]
      active[unit] = activity
      guard activity.left <= Self.nothing else { continue }
      active[unit] = nil
      hasEnded = true
      ended[activity.position] = time
      for token in section.steps[activity.position].instruction.signals.tokens {
        tokens[token.index] += 1
      }
    }
    now = time
    if hasEnded { updateStretches() }
  }
}

extension TokenSet {
  /// Tokens and pairs that are none, one place each.
  fileprivate static var capacity: Int { Unit.allCases.count * Unit.allCases.count }
}
