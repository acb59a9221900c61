internal import InstructionSet

/// Reads channel parameters and the weight stream, and decodes one tile after the other.
struct WeightEngine: Sendable {
  private let plan: ConvolutionPlan
  /// Tiles decoded so far.
  private(set) var tilesDone = 0
  private var counter: TileCounter
  private var phase = Phase.waiting
  /// The next weight, and the end of the tile, in weights of the stream.
  private var weight = 0
  private var tileEnd = 0
  /// Whether the tile is left out.
  private var isZero = false
  /// The next decode cycle of the stream.
  private var decodeCycle = 0
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

  init(_ plan: ConvolutionPlan) {
    self.plan = plan
    counter = TileCounter(plan)
  }

  /// Presents the next request; `beatsDone` is the number of tiles whose beats are done.
  mutating func request(beatsDone: Int, into requests: inout BankRequests) {
    intent = .none
    if case .waiting = phase {
      // The registers hold two tiles: this one takes the place of the one before the last.
      guard counter.tile < plan.tiles, counter.tile < beatsDone + 2 else { return }
      beginTile()
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

  private mutating func beginTile() {
    let isRepositioned = counter.step == 0 && (counter.block > 0 || counter.tile == 0)
    if counter.step == 0 {
      weight = plan.firstWeight(ofOutputGroup: counter.outputGroup)
      decodeCycle = plan.firstDecodeCycle(ofOutputGroup: counter.outputGroup)
    }
    tileEnd = weight + plan.weights(ofOutputGroup: counter.outputGroup, step: counter.step)
    isZero = plan.isZeroTile(outputGroup: counter.outputGroup, step: counter.step)
    if isRepositioned { heldEnd = 0 }
    if isRepositioned && plan.startupCycles > 0 {
      phase = .startup(cycles: plan.startupCycles)
    } else {
      beginParameters()
    }
  }

  private mutating func beginParameters() {
    guard counter.step == 0, counter.block == 0 else {
      beginDecode()
      return
    }
    phase = .parameters
    run = plan.layout.words(plan.parameterBytes(ofOutputGroup: counter.outputGroup))
  }

  private mutating func beginDecode() {
    phase = .decode
    let end = plan.decodeEnd(from: weight, tileEnd: tileEnd, isZero: isZero)
    run = plan.words(ofWeights: weight..<end, cycle: decodeCycle)
    decodeCycle += 1
    let fetchedEnd = run.end
    run.next = max(run.next, heldEnd)
    heldEnd = max(heldEnd, fetchedEnd)
  }

  /// Does the cycle's work.
  mutating func act(granted: Bool, counters: inout Counters) {
    switch intent {
    case .none: return
    case .startup: actStartup()
    case .decodeHeld: decode(&counters)
    case .fetch:
      guard granted else { return }
      counters[.sramRead] += run.advance(plan.layout)
      guard run.isDone else { return }
      if case .parameters = phase {
        beginDecode()
      } else {
        decode(&counters)
      }
    }
  }

  private mutating func actStartup() {
    guard case .startup(let cycles) = phase else { return }
    if cycles > 1 {
      phase = .startup(cycles: cycles - 1)
    } else {
      beginParameters()
    }
  }

  private mutating func decode(_ counters: inout Counters) {
    let end = plan.decodeEnd(from: weight, tileEnd: tileEnd, isZero: isZero)
    if !isZero { counters[.weightDecoded] += end - weight }
    weight = end
    if weight < tileEnd {
      beginDecode()
    } else {
      tilesDone += 1
      counter.advance()
      phase = .waiting
    }
  }
}
