internal import ChipDescription
internal import InstructionSet

/// The units' engines at work; nil where a unit is idle or its instruction needs no stepping.
struct Engines: ~Copyable, Sendable {
  private let planner: WorkPlanner
  let layout: BankLayout
  private var array: ArrayEngine?
  private var vector: BeatEngine?
  private var storeDMA: BeatEngine?
  private var hostDMA: BeatEngine?
  /// The words of zeros in the input of the array's instruction, where it skips them.
  var zeros: ZeroWords?
  /// What an observer wants to be told.
  private let interest: ObserverInterest?
  /// What was asked for and granted in the last cycle, where somebody observes.
  private(set) var traffic = BankTraffic()
  /// Whether the control core got the bank that it asked for in the last cycle.
  private(set) var isCoreServed = false

  init(_ chip: ChipSpec, _ layout: BankLayout, _ interest: ObserverInterest?) {
    planner = WorkPlanner(chip, layout)
    self.layout = layout
    self.interest = interest
  }

  /// Whether any engine has to be stepped.
  var areStepping: Bool { array != nil || vector != nil || storeDMA != nil || hostDMA != nil }

  func isStepping(_ unit: Unit) -> Bool {
    switch unit {
    case .array: array != nil
    case .vector: vector != nil
    case .storeDMA: storeDMA != nil
    case .hostDMA: hostDMA != nil
    }
  }

  /// How far a unit that is stepped is with its instruction; nil if it is not stepped.
  func progress(_ unit: Unit) -> DataProgress? {
    switch unit {
    case .array:
      switch array {
      case .some(let engine): .array(engine.progress)
      case nil: nil
      }
    case .vector: Self.progress(vector)
    case .storeDMA: Self.progress(storeDMA)
    case .hostDMA: Self.progress(hostDMA)
    }
  }

  private static func progress(_ engine: borrowing BeatEngine?) -> DataProgress? {
    switch engine {
    case .some(let engine): .items(engine.itemsDone)
    case nil: nil
    }
  }

  /// Puts an engine to an instruction, and steps it, alone, through some cycles.
  mutating func begin(_ instruction: PreparedInstruction, elapsed: Int) {
    switch planner.work(instruction, zeros) {
    case .array(let plan):
      array = ArrayEngine(plan, observed: interest)
      for _ in 0..<elapsed { array?.stepAlone() }
    case .beats(let plan):
      switch instruction.unit {
      case .vector: vector = stepped(plan, .vector, elapsed)
      case .storeDMA: storeDMA = stepped(plan, .store, elapsed)
      case .hostDMA: hostDMA = stepped(plan, .host, elapsed)
      case .array: break
      }
    case nil: break
    }
  }

  private func stepped(_ plan: BeatPlan, _ ports: BeatPorts, _ cycles: Int) -> BeatEngine {
    var engine = BeatEngine(plan, ports: ports, observed: interest)
    for _ in 0..<cycles { engine.stepAlone(layout) }
    return engine
  }

  /// What an instruction does where nothing interferes with it.
  func solo(_ instruction: PreparedInstruction) -> ActivityTally {
    switch planner.work(instruction, zeros) {
    case .array(let plan): return SoloConvolution.tally(plan, observed: interest)
    case .beats(let plan):
      var engine = BeatEngine(plan, ports: BeatPorts(instruction.unit), observed: interest)
      while !engine.isComplete { engine.stepAlone(layout) }
      return engine.tally
    case nil: return ActivityTally()
    }
  }

  /// Does a cycle: every unit asks, the arbiter grants, every unit acts.
  ///
  /// Units see of each other only what was granted, so that `order` cannot matter.
  /// - Parameter core: the bank that the control core asks for, or none.
  /// - Returns: the units whose instructions are now complete.
  mutating func step(cycle: Int, order: [Unit], core: UInt64) -> UnitBits {
    var requests = BankRequests()
    requests.core = core
    for unit in order {
      switch unit {
      case .array: array?.request(into: &requests)
      case .vector: vector?.request(layout, into: &requests)
      case .storeDMA: storeDMA?.request(layout, into: &requests)
      case .hostDMA: hostDMA?.request(layout, into: &requests)
      }
    }
    let granted = requests.arbitrate(cycle: cycle)
    isCoreServed = granted.core
    if interest != nil { traffic = BankTraffic(requests: requests, grants: granted) }
    var completed = UnitBits()
    for unit in order where act(unit, granted) { completed.insert(unit) }
    return completed
  }

  /// Puts the channel of the loads to a copy of the control core's, and steps it, alone, through
  /// some cycles.
  mutating func begin(_ copy: StoreCopy, elapsed: Int) {
    storeDMA = stepped(copy.plan, .store, elapsed)
  }

  /// Ends the work of a channel that nobody else asks for banks beside, and says what it did.
  mutating func finishAlone() -> ActivityTally? {
    while storeDMA?.isComplete == false { storeDMA?.stepAlone(layout) }
    return take(.storeDMA)
  }

  /// Lets a unit act, and says whether its instruction is now complete.
  private mutating func act(_ unit: Unit, _ granted: BankGrants) -> Bool {
    switch unit {
    case .array: array?.act(granted: granted) ?? false
    case .vector: vector?.act(layout, granted: granted) ?? false
    case .storeDMA: storeDMA?.act(layout, granted: granted) ?? false
    case .hostDMA: hostDMA?.act(layout, granted: granted) ?? false
    }
  }

  /// What the last cycle was for a unit that is stepped; nil if it is not, or nobody observes.
  func lastUse(_ unit: Unit) -> CycleUse? {
    switch unit {
    case .array:
      switch array {
      case .some(let engine): engine.tally.intervals?.last
      case nil: nil
      }
    case .vector: Self.lastUse(vector)
    case .storeDMA: Self.lastUse(storeDMA)
    case .hostDMA: Self.lastUse(hostDMA)
    }
  }

  private static func lastUse(_ engine: borrowing BeatEngine?) -> CycleUse? {
    switch engine {
    case .some(let engine): engine.tally.intervals?.last
    case nil: nil
    }
  }

  /// Frees an engine, and says what it did.
  mutating func take(_ unit: Unit) -> ActivityTally? {
    defer { release(unit) }
    switch unit {
    case .array: return array?.tally
    case .vector: return vector?.tally
    case .storeDMA: return storeDMA?.tally
    case .hostDMA: return hostDMA?.tally
    }
  }

  private mutating func release(_ unit: Unit) {
    switch unit {
    case .array: array = nil
    case .vector: vector = nil
    case .storeDMA: storeDMA = nil
    case .hostDMA: hostDMA = nil
    }
  }
}

extension ArrayEngine {
  /// Does a cycle in which nobody else asks for banks.
  mutating func stepAlone() {
    var requests = BankRequests()
    request(into: &requests)
    _ = act(granted: requests.unopposed)
  }
}

extension BeatEngine {
  /// Does a cycle in which nobody else asks for banks.
  mutating func stepAlone(_ layout: BankLayout) {
    var requests = BankRequests()
    request(layout, into: &requests)
    _ = act(layout, granted: requests.unopposed)
  }
}

extension BeatPorts {
  init(_ unit: Unit) {
    switch unit {
    case .storeDMA: self = .store
    case .hostDMA: self = .host
    case .array, .vector: self = .vector
    }
  }
}
