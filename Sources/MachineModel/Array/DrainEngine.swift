internal import InstructionSet

/// Takes a finished block out of the accumulators, group of pixels by group, and writes it.
struct DrainEngine: Sendable {
  private let plan: ConvolutionPlan
  /// Blocks that have left the accumulators.
  var blocksDone: Int { counter.drainIndex }

  /// Groups of pixels drained.
  private(set) var groupsDone = 0

  private var counter: TileCounter
  private var isDraining = false
  /// Pixel groups of the block that are still to be drained, the present one among them.
  private var groupsLeft = 0
  private var place: DrainPlace
  private var outputs = 0
  /// Cycles of the group before its first request.
  private var waitCycles = 0
  private var run = WordRun()
  private var plane = 0
  private var planes = 0..<0
  private var intent = Intent.none

  private enum Intent: Sendable {
    case none, wait, write
  }

  init(_ plan: ConvolutionPlan) {
    self.plan = plan
    counter = TileCounter(plan)
    place = DrainPlace(group: 0, plan)
  }

  /// Presents the next request.
  /// - Parameters:
  ///   - blocksSummed: blocks whose beats are done.
  ///   - blockEnds: the cycles after the last beats of the last two of them.
  ///   - cycle: the cycle, counted from the instruction's start.
  mutating func request(
    blocksSummed: Int, blockEnds: SIMD2<Int>, cycle: Int,
    into requests: inout BankRequests
  ) {
    intent = .none
    if !isDraining {
      let index = counter.drainIndex
      guard index < blocksSummed, cycle >= blockEnds[index & 1] + plan.pipelineDepth else { return }
      beginBlock()
    }
    if waitCycles > 0 {
      intent = .wait
    } else {
      intent = .write
      requests[.arrayDrain] = plan.layout.mask(run.request(plan.layout))
    }
  }

  private mutating func beginBlock() {
    isDraining = true
    planes = plan.outputPlanes(ofOutputGroup: counter.outputGroup)
    outputs = plan.loops.outputs(inGroup: counter.outputGroup)
    let groups = plan.loops.groups(ofBlock: counter.block)
    groupsLeft = groups.count
    place = DrainPlace(group: groups.lowerBound, plan)
    beginGroup()
  }

  private mutating func beginGroup() {
    waitCycles = plan.drainWait(place, planes: planes, outputs: outputs)
    plane = planes.lowerBound
    run = plan.outputWords(place, plane: plane)
  }

  /// Does the cycle's work, and says whether a block is being drained.
  mutating func act(granted: Bool, counters: inout Counters) -> Bool {
    switch intent {
    case .none: return false
    case .wait: waitCycles -= 1
    case .write: if granted { write(&counters) }
    }
    return true
  }

  private mutating func write(_ counters: inout Counters) {
    counters[.sramWrite] += run.advance(plan.layout)
    guard run.isDone else { return }
    plane += 1
    if plane < planes.upperBound {
      run = plan.outputWords(place, plane: plane)
      return
    }
    counters[.requantized] += plan.pixels(ofGroupInRow: place.groupInRow) * outputs
    groupsDone += 1
    groupsLeft -= 1
    place.advance(plan)
    if groupsLeft > 0 {
      beginGroup()
    } else {
      isDraining = false
      counter.advanceBlock()
    }
  }
}

extension ConvolutionPlan {
  /// The output's brick planes that a group's channels lie in.
  func outputPlanes(ofOutputGroup group: Int) -> Range<Int> {
    let first = group * loops.geometry.outputs
    let shift = output.brickShift
    return first >> shift..<(first + loops.outputs(inGroup: group) - 1) >> shift + 1
  }

  /// The words of one plane that a group of pixels is written to.
  func outputWords(_ place: DrainPlace, plane: Int) -> WordRun {
    let first = place.groupInRow * loops.geometry.pixels
    return layout.words(
      output.bytes(
        plane: plane, row: place.row,
        columns: first..<first + pixels(ofGroupInRow: place.groupInRow)))
  }

  /// Cycles that requantising a group of pixels takes beyond its write requests.
  func drainWait(_ place: DrainPlace, planes: Range<Int>, outputs: Int) -> Int {
    let cycles = drainRate.roundedUpQuotient(pixels(ofGroupInRow: place.groupInRow) * outputs)
    var writes = 0
    for plane in planes { writes += outputWords(place, plane: plane).requests(layout) }
    return max(0, cycles - writes)
  }
}

/// A group of pixels in the output: its row, and its place in it.
struct DrainPlace: Sendable, Hashable {
  private(set) var row: Int
  private(set) var groupInRow: Int

  init(group: Int, _ plan: ConvolutionPlan) {
    row = group / plan.groupsPerRow
    groupInRow = group - row * plan.groupsPerRow
  }

  /// Goes on to the next group.
  mutating func advance(_ plan: ConvolutionPlan) {
    groupInRow += 1
    guard groupInRow == plan.groupsPerRow else { return }
    groupInRow = 0
    row += 1
  }
}
