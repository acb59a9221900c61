/// A position in the array's loops: the tile of an output group, a block and a reduction step.
struct TileCounter: Sendable, Hashable {
  private(set) var outputGroup = 0
  private(set) var block = 0
  private(set) var step = 0
  /// Tiles before this one.
  private(set) var tile = 0
  /// Blocks before this one, those of earlier output groups included.
  private(set) var drainIndex = 0

  private let steps: Int
  private let blocks: Int

  init(_ plan: ConvolutionPlan) {
    steps = plan.steps
    blocks = plan.blocks
  }

  /// Goes on to the next tile.
  mutating func advance() {
    tile += 1
    step += 1
    if step == steps { leaveBlock() }
  }

  /// Goes on to the next block's first tile.
  mutating func advanceBlock() {
    tile += steps - step
    leaveBlock()
  }

  private mutating func leaveBlock() {
    step = 0
    block += 1
    drainIndex += 1
    if block == blocks {
      block = 0
      outputGroup += 1
    }
  }
}
