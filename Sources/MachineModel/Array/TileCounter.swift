/// A position in the array's loops: the tile of an output group, a block and a reduction step.
struct TileCounter: Sendable, Hashable {
  private(set) var outputGroup = 0
  private(set) var block = 0
  private(set) var step = 0
  /// Tiles before this one.
  private(set) var tile = 0
  /// Blocks before this one, those of earlier output groups included.
  private(set) var drainIndex = 0

  /// Goes on to the next tile.
  mutating func advance(_ plan: ConvolutionPlan) {
    tile += 1
    step += 1
    if step == plan.steps { leaveBlock(plan) }
  }

  /// Goes on to the next block's first tile.
  mutating func advanceBlock(_ plan: ConvolutionPlan) {
    tile += plan.steps - step
    leaveBlock(plan)
  }

  private mutating func leaveBlock(_ plan: ConvolutionPlan) {
    step = 0
    block += 1
    drainIndex += 1
    if block == plan.blocks {
      block = 0
      outputGroup += 1
    }
  }
}
