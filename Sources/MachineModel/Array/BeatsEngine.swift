internal import InstructionSet

/// Fetches activations and does a tile's beats, one for each group of pixels of the block.
struct BeatsEngine: Sendable {
  private let plan: ConvolutionPlan
  /// Tiles whose beats are done.
  var tilesDone: Int { counter.tile }
  /// Blocks whose beats are done.
  var blocksDone: Int { counter.drainIndex }
  /// The cycle, counted from the instruction's start, after the last beat of one of the last two
  /// blocks.
  private(set) var blockEnds = SIMD2<Int>()

  /// Beats done.
  private(set) var beatsDone = 0

  private var counter: TileCounter
  private var fetch: ActivationFetch
  private var groups: Range<Int>
  private var runStart = 0
  private var group = 0
  /// The output row of the group, and the group's place in it.
  private var row = 0
  private var groupInRow = 0
  private var products = 0
  private var outputs = 0
  /// The run that is being fetched, and its number.
  private var run = WordRun()
  private var runIndex = 0
  private var isFirstCycle = true
  /// Whether the tile is left out, which takes one cycle.
  private var isZeroTile = false
  private var intent = Intent.waiting(.weightsNotReady)

  private enum Intent: Sendable {
    case waiting(StallReason)
    case fetch
    case compute
    case leaveOut
  }

  init(_ plan: ConvolutionPlan) {
    self.plan = plan
    counter = TileCounter(plan)
    fetch = ActivationFetch(plan, outputGroup: 0, step: 0)
    groups = plan.loops.groups(ofBlock: 0)
    beginTile()
  }

  private mutating func beginTile() {
    fetch = ActivationFetch(plan, outputGroup: counter.outputGroup, step: counter.step)
    groups = plan.loops.groups(ofBlock: counter.block)
    runStart = plan.loops.runStart(ofBlock: counter.block)
    products = plan.loops.products(ofStep: counter.step)
    outputs = plan.loops.outputs(inGroup: counter.outputGroup)
    group = groups.lowerBound
    row = group / plan.groupsPerRow
    groupInRow = group - row * plan.groupsPerRow
    isZeroTile = plan.isZeroTile(outputGroup: counter.outputGroup, step: counter.step)
    if !isZeroTile { beginBeat() }
  }

  private mutating func beginBeat() {
    runIndex = -1
    isFirstCycle = true
    nextRun()
  }

  /// Goes on to the next run that is not empty; `runIndex` is the number of runs if there is none.
  private mutating func nextRun() {
    repeat {
      runIndex += 1
      guard runIndex < fetch.runs else { return }
      run = fetch.run(runIndex, row: row, group: groupInRow, runStart: runStart)
    } while run.isDone
  }

  /// Presents the next request.
  /// - Parameters:
  ///   - tilesDecoded: tiles that the weight engine is through with.
  ///   - blocksDrained: blocks that have left the accumulators.
  mutating func request(
    tilesDecoded: Int, blocksDrained: Int,
    into requests: inout BankRequests
  ) {
    if tilesDecoded <= counter.tile {
      intent = .waiting(.weightsNotReady)
    } else if counter.drainIndex >= blocksDrained + plan.slots {
      intent = .waiting(.drain)
    } else if isZeroTile {
      intent = .leaveOut
    } else if runIndex < fetch.runs {
      intent = .fetch
      requests[.arrayActivations] = fetch.mask(run)
    } else {
      intent = .compute
    }
  }

  /// Does the cycle's work, and says what it was.
  mutating func act(
    granted: Bool, cycle: Int, counters: inout Counters
  ) -> CycleUse {
    switch intent {
    case .waiting(let reason): return .stalled(reason)
    case .leaveOut:
      beatsDone += groups.count
      finishTile(cycle)
      return .busy
    case .compute: break
    case .fetch:
      guard granted else { return .stalled(.bankConflict) }
      counters[.sramRead] += fetch.advance(&run)
      if run.isDone { nextRun() }
    }
    let use: CycleUse = isFirstCycle ? .busy : .stalled(.fetch)
    isFirstCycle = false
    if runIndex >= fetch.runs { finishBeat(cycle, &counters) }
    return use
  }

  private mutating func finishBeat(
    _ cycle: Int, _ counters: inout Counters
  ) {
    if !fetch.isZero(row: row, group: groupInRow) {
      let pixels = plan.pixels(ofGroupInRow: groupInRow)
      counters[plan.macEvent] += pixels * outputs * products
      counters[.accumulatorUpdate] += pixels * outputs
    }
    leaveGroup()
    passOverZeros()
    if group < groups.upperBound {
      beginBeat()
    } else {
      finishTile(cycle)
    }
  }

  private mutating func finishTile(_ cycle: Int) {
    if counter.step == plan.steps - 1 { blockEnds[counter.drainIndex & 1] = cycle + 1 }
    counter.advance()
    if counter.tile < plan.tiles { beginTile() }
  }

  private mutating func leaveGroup() {
    beatsDone += 1
    group += 1
    groupInRow += 1
    if groupInRow == plan.groupsPerRow {
      groupInRow = 0
      row += 1
    }
  }

  /// Leaves out as many beats of zeros as the array passes over together with the last.
  private mutating func passOverZeros() {
    for _ in 0..<plan.zeroBeats {
      guard group < groups.upperBound, fetch.isZero(row: row, group: groupInRow) else { return }
      leaveGroup()
    }
  }
}
