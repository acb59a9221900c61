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
  private var group = 0
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
    group = plan.loops.groups(ofBlock: counter.block).lowerBound
    beginGroup()
  }

  private mutating func beginGroup() {
    waitCycles = plan.drainWait(group: group, planes: planes, outputGroup: counter.outputGroup)
    plane = planes.lowerBound
    run = plan.outputWords(group: group, plane: plane)
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
      run = plan.outputWords(group: group, plane: plane)
      return
    }
    counters[.requantized] +=
      plan.loops.pixels(inGroup: group) * plan.loops.outputs(inGroup: counter.outputGroup)
    groupsDone += 1
    group += 1
    if group < plan.loops.groups(ofBlock: counter.block).upperBound {
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
    let shift = instruction.output.brickShift
    return first >> shift..<(first + loops.outputs(inGroup: group) - 1) >> shift + 1
  }

  /// The words of one plane that a group of pixels is written to.
  func outputWords(group: Int, plane: Int) -> WordRun {
    let row = group / loops.groupsPerRow
    let first = (group - row * loops.groupsPerRow) * loops.geometry.pixels
    return layout.words(
      instruction.output.bytes(
        plane: plane, row: row, columns: first..<first + loops.pixels(inGroup: group)))
  }

  /// Cycles that requantising a group of pixels takes beyond its write requests.
  func drainWait(group: Int, planes: Range<Int>, outputGroup: Int) -> Int {
    let values = loops.pixels(inGroup: group) * loops.outputs(inGroup: outputGroup)
    let writes = planes.reduce(0) { $0 + outputWords(group: group, plane: $1).requests(layout) }
    return max(0, ceilingQuotient(values, drainRate) - writes)
  }
}
