internal import InstructionSet

extension SectionRun {
  /// Whether time may move many cycles at once: not where somebody wants to see each of them.
  var canLeap: Bool { stepping == .leaping && !isWatched }

  private var isWatched: Bool { watched.contains(cycle) }

  private var watched: Range<Int> { observation?.interest.cycles ?? 0..<0 }

  /// The last cycle that can be moved over at once, where nothing changes before `event` ends.
  func lastLeapt(_ event: Int) -> Int {
    if isWatched { return cycle }
    return cycle < watched.lowerBound ? min(event, watched.lowerBound - 1) : event
  }

  /// Takes down the registers of a cycle that is watched; from the first one on, everything is
  /// stepped.
  mutating func beginWatching() {
    guard isWatched else { return }
    observation?.registers = SectionObservation.Registers(
      waiting: lanes.map(\.waiting), tokens: tokens)
    guard cycle == watched.lowerBound else { return }
    for index in lanes.indices where lanes[index].solo != nil {
      guard let active = lanes[index].active else { continue }
      lanes[index].solo = nil
      engines.begin(section.instructions[active], elapsed: cycle - lanes[index].start)
    }
  }

  /// Takes down what happened in the cycle that was just done, if it is watched.
  mutating func watch() {
    guard watched.contains(cycle - 1), let registers = observation?.registers else { return }
    let units = Unit.allCases.map { unit in
      let lane = lanes[Int(unit.rawValue)]
      return CycleState.UnitState(
        activity: engines.lastUse(unit)?.activity ?? lane.pause.activity,
        instruction: lane.active, waiting: registers.waiting[Int(unit.rawValue)])
    }
    let traffic = engines.areStepping ? engines.traffic : BankTraffic()
    observation?.see(
      CycleState(
        cycle: cycle - 1, units: units, ports: traffic.ports,
        tokens: Token.all.map { registers.tokens[$0] }))
  }
}
