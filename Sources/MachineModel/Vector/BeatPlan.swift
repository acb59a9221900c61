/// The beats of an instruction of the vector unit or of a DMA engine.
///
/// Beats form items; an item's data is read and written with the last of its beats. A class, as
/// `ConvolutionPlan` is: engines that hold a reference are small, and cheap for the compiler, which
/// follows each field of what is not copied.
final class BeatPlan: Sendable {
  /// The kinds of instruction that go beat by beat.
  enum Shape: Sendable {
    case elementwise(ElementwiseBeats)
    case pool(PoolBeats)
    case mean(MeanBeats)
    case softmax(SoftmaxBeats)
    case copy(CopyBeats)
    case rearrange(RearrangeBeats)
    case reshape(ReshapeBeats)
    case compute(ComputeBeats)
    case load(LoadBeats)
    case loadTable(TableBeats)
    case copyToCore(CoreCopyBeats)
    case transfer(TransferBeats)
  }

  let shape: Shape
  let items: Int
  /// Cycles from a request to its first beat.
  let latency: Int
  /// How the beats are asked for.
  let requests: BurstWindow
  /// What is awaited in those cycles, and in a beat's `waitCycles`.
  let waitReason: StallReason
  /// What is awaited in a beat's `computeCycles` beyond the busy ones.
  let computeReason: StallReason
  /// What a beat's `linkBytes` are counted as.
  let linkEvent: EventKind

  init(
    _ shape: Shape, items: Int, latency: Int = 0, requests: BurstWindow = BurstWindow(),
    waitReason: StallReason = .weightStoreBusy, computeReason: StallReason = .exponential,
    linkEvent: EventKind = .storeByte
  ) {
    self.shape = shape
    self.items = items
    self.latency = latency
    self.requests = requests
    self.waitReason = waitReason
    self.computeReason = computeReason
    self.linkEvent = linkEvent
  }

  /// The beats of an item, at least one.
  func parts(ofItem item: Int) -> Int {
    switch shape {
    case .elementwise, .reshape, .load, .loadTable, .copyToCore: 1
    case .pool(let beats): beats.parts(ofItem: item)
    case .mean(let beats): beats.partsPerItem
    case .softmax(let beats): beats.partsPerItem
    case .copy(let beats): beats.partsPerItem
    case .rearrange(let beats): beats.parts(ofItem: item)
    case .compute(let beats): beats.parts
    case .transfer(let beats): beats.parts(ofItem: item)
    }
  }

  func beat(item: Int, part: Int) -> Beat {
    switch shape {
    case .elementwise(let beats): beats.beat(item: item)
    case .pool(let beats): beats.beat(item: item, part: part)
    case .mean(let beats): beats.beat(item: item, part: part)
    case .softmax(let beats): beats.beat(item: item, part: part)
    case .copy(let beats): beats.beat(item: item, part: part)
    case .rearrange(let beats): beats.beat(item: item, part: part)
    case .reshape(let beats): beats.beat(item: item)
    case .compute(let beats): beats.beat(part: part)
    case .load(let beats): beats.beat(item: item)
    case .loadTable(let beats): beats.beat
    case .copyToCore(let beats): beats.beat(item: item)
    case .transfer(let beats): beats.beat(item: item, part: part)
    }
  }
}

/// `count` things, `size` at a time.
func ceilingQuotient(_ count: Int, _ size: Int) -> Int { (count + size - 1) / size }
