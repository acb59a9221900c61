internal import InstructionSet

/// Reads channel parameters and the weight stream, and decodes one tile after the other.
struct WeightEngine: Sendable {
  /// Tiles decoded so far.
  private(set) var tilesDone = 0
  private var counter = TileCounter()
  private var phase = Phase.waiting
  /// The next weight, and the end of the tile, in weights of the stream.
  private var weight = 0
  private var tileEnd = 0
  /// The end of the words fetched since the stream was last repositioned.
  private var heldEnd = 0
  /// What the phase still has to fetch: parameters, or the words of a decode cycle.
  private var run = WordRun()
  private var intent = Intent.none

  private enum Phase: Sendable {
    case waiting
    case startup(cycles: Int)
    case parameters
    case decode
  }

  private enum Intent: Sendable {
    case none, startup, fetch, decodeHeld
  }

  /// Presents the next request; `beatsDone` is the number of tiles whose beats are done.
  mutating func request(_ plan: ConvolutionPlan, beatsDone: Int, into requests: inout BankRequests)
  {
    intent = .none
    if case .waiting = phase {
      // The registers hold two tiles: this one takes the place of the one before the last.
      guard counter.tile < plan.tiles, counter.tile < beatsDone + 2 else { return }
      beginTile(plan)
    }
    if case .startup = phase {
      intent = .startup
    } else if run.isDone {
      intent = .decodeHeld
    } else {
      intent = .fetch
      requests[.arrayWeights] = plan.layout.mask(run.request(plan.layout))
    }
  }

  private mutating func beginTile(_ plan: ConvolutionPlan) {
    let isRepositioned = counter.step == 0 && (counter.block > 0 || counter.tile == 0)
    if counter.step == 0 { weight = plan.firstWeight(ofOutputGroup: counter.outputGroup) }
    tileEnd = weight + plan.weights(ofOutputGroup: counter.outputGroup, step: counter.step)
    if isRepositioned { heldEnd = 0 }
    if isRepositioned && plan.startupCycles > 0 {
      phase = .startup(cycles: plan.startupCycles)
    } else {
      beginParameters(plan)
    }
  }

  private mutating func beginParameters(_ plan: ConvolutionPlan) {
    guard counter.step == 0, counter.block == 0 else {
      beginDecode(plan)
      return
    }
    phase = .parameters
    run = plan.layout.words(plan.parameterBytes(ofOutputGroup: counter.outputGroup))
  }

  private mutating func beginDecode(_ plan: ConvolutionPlan) {
    phase = .decode
    let end = min(weight + plan.weightsPerCycle, tileEnd)
    run = plan.words(ofWeights: weight..<end)
    let fetchedEnd = run.end
    run.next = max(run.next, heldEnd)
    heldEnd = fetchedEnd
  }

  /// Does the cycle's work.
  mutating func act(_ plan: ConvolutionPlan, granted: Bool, counters: inout Counters) {
    switch intent {
    case .none: return
    case .startup: actStartup(plan)
    case .decodeHeld: decode(plan, &counters)
    case .fetch:
      guard granted else { return }
      counters[.sramRead] += run.advance(plan.layout)
      guard run.isDone else { return }
      if case .parameters = phase {
        beginDecode(plan)
      } else {
        decode(plan, &counters)
      }
    }
  }

  private mutating func actStartup(_ plan: ConvolutionPlan) {
    guard case .startup(let cycles) = phase else { return }
    if cycles > 1 {
      phase = .startup(cycles: cycles - 1)
    } else {
      beginParameters(plan)
    }
  }

  private mutating func decode(_ plan: ConvolutionPlan, _ counters: inout Counters) {
    let end = min(weight + plan.weightsPerCycle, tileEnd)
    counters[.weightDecoded] += end - weight
    weight = end
    if weight < tileEnd {
      beginDecode(plan)
    } else {
      tilesDone += 1
      counter.advance(plan)
      phase = .waiting
    }
  }
}
