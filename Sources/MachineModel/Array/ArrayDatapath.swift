internal import InstructionSet
internal import QuantizedArithmetic

/// What the array does to data, tile by tile, beat by beat, group of pixels by group: the
/// definition that the host's kernels are held against.
///
/// Weights are read when their tile has been decoded, activations with their beat, and results are
/// written when their group of pixels has been drained.
struct ArrayDatapath: Sendable {
  private let plan: ConvolutionPlan
  private(set) var progress = ArrayProgress()
  /// The two weight tiles in the registers, `[output][tap][channel]`, zero point taken off.
  private var tiles: [[Int16]] = [[], []]
  /// The sums of the two blocks in the accumulators, `[group][pixel][output]`.
  private var sums: [[Int32]] = [[], []]
  /// The parameters of each output group's channels, once read.
  private var parameters: [[ChannelParameters]]
  private var decoder: WeightDecoder
  /// The decoder as it was at the start of the output group, for its further blocks.
  private var groupStart: WeightDecoder
  private var decoding: TileCounter
  private var beating: TileCounter
  private var draining: TileCounter
  /// The group of pixels whose beat, and whose drain, is next.
  private var beatGroup = 0
  private var drainGroup = 0

  /// - Parameter table: the entropy table that the instruction names, if it is loaded.
  init(_ plan: ConvolutionPlan, table: EntropyTable?) {
    self.plan = plan
    decoder = WeightDecoder(plan.instruction, table: table)
    groupStart = decoder
    decoding = TileCounter(plan)
    beating = TileCounter(plan)
    draining = TileCounter(plan)
    parameters = Array(repeating: [], count: plan.outputGroups)
  }

  /// Does all that the engines have done by now.
  mutating func advance(to target: ArrayProgress, on banks: inout [Int8]) {
    while progress != target {
      if progress.tiles < target.tiles && decoding.tile < beating.tile + 2 {
        decode(banks)
      } else if progress.beats < target.beats && decoding.tile > beating.tile
        && beating.drainIndex < draining.drainIndex + plan.slots
      {
        beat(banks)
      } else {
        drain(&banks)
      }
    }
  }

  private mutating func decode(_ banks: [Int8]) {
    let (group, step) = (decoding.outputGroup, decoding.step)
    let first = group * plan.loops.geometry.outputs
    if step == 0 && decoding.block == 0 {
      parameters[group] = plan.instruction.channelParameters(
        first..<first + plan.loops.outputs(inGroup: group), banks)
    }
    if step == 0 && decoding.block == 0 { groupStart = decoder }
    if step == 0 && decoding.block > 0 { decoder = groupStart }
    let zeroPoint = Int16(plan.instruction.weightZeroPoint)
    var tile = weights(
      plan.weights(ofOutputGroup: group, step: step), from: banks[plan.loops.streamBytes]
    ).map { Int16($0) - zeroPoint }
    if plan.instruction.isPatterned {
      let run = plan.loops.channels(ofStep: step).count
      for first in stride(from: 0, to: tile.count, by: run) {
        plan.loops.skip(&tile[first..<first + run])
      }
    }
    tiles[decoding.tile & 1] = tile
    decoding.advance()
    progress.tiles += 1
  }

  /// The next weights of the stream, a decode cycle's after the other.
  private mutating func weights(_ count: Int, from stream: ArraySlice<Int8>) -> [Int8] {
    guard decoder.beginTile(of: stream) else { return Array(repeating: 0, count: count) }
    var weights: [Int8] = []
    while weights.count < count {
      let cycle = min(plan.weightsPerCycle, count - weights.count)
      decoder.decode(cycle, from: stream, into: &weights)
    }
    return weights
  }

  private mutating func beat(_ banks: [Int8]) {
    let block = plan.loops.groups(ofBlock: beating.block)
    let slot = beating.drainIndex & 1
    if beating.step == 0 && beatGroup == 0 {
      let tile = plan.loops.geometry.pixels * plan.loops.geometry.outputs
      sums[slot] = Array(repeating: 0, count: block.count * tile)
    }
    let group = block.lowerBound + beatGroup
    for pixel in 0..<plan.loops.pixels(inGroup: group) {
      addProducts(group: group, pixel: pixel, slot: slot, banks)
    }
    progress.beats += 1
    beatGroup += 1
    if beatGroup == block.count {
      beatGroup = 0
      beating.advance()
    }
  }

  /// Adds a beat's products for one output pixel to the sums of all its outputs.
  private mutating func addProducts(group: Int, pixel: Int, slot: Int, _ banks: [Int8]) {
    let (loops, convolve) = (plan.loops, plan.instruction)
    let firstOutput = beating.outputGroup * loops.geometry.outputs
    let row = group / loops.groupsPerRow
    let column = group % loops.groupsPerRow * loops.geometry.pixels + pixel
    let firstSum = (beatGroup * loops.geometry.pixels + pixel) * loops.geometry.outputs
    var lane = 0
    loops.forEachWeight(outputGroup: beating.outputGroup, step: beating.step) { weight in
      let input = convolve.input(
        row: row, column: column, tap: (weight.row, weight.column),
        channel: convolve.depthwise ? weight.output : weight.channel, banks)
      sums[slot][firstSum + weight.output - firstOutput] &+=
        Int32(tiles[beating.tile & 1][lane]) &* Int32(input)
      lane += 1
    }
  }

  private mutating func drain(_ banks: inout [Int8]) {
    let (loops, convolve) = (plan.loops, plan.instruction)
    let block = loops.groups(ofBlock: draining.block)
    let group = block.lowerBound + drainGroup
    let firstOutput = draining.outputGroup * loops.geometry.outputs
    let row = group / loops.groupsPerRow
    for pixel in 0..<loops.pixels(inGroup: group) {
      let column = group % loops.groupsPerRow * loops.geometry.pixels + pixel
      let firstSum = (drainGroup * loops.geometry.pixels + pixel) * loops.geometry.outputs
      for (output, channel) in parameters[draining.outputGroup].enumerated() {
        let sum = channel.bias &+ sums[draining.drainIndex & 1][firstSum + output]
        let address = convolve.output.address(
          row: row, column: column, channel: firstOutput + output)
        banks[address] = Int8(
          truncatingIfNeeded: convolve.requantization(channel).apply(to: sum))
      }
    }
    progress.groups += 1
    drainGroup += 1
    if drainGroup == block.count {
      drainGroup = 0
      draining.advanceBlock()
    }
  }
}

extension Convolve {
  /// The input that a kernel tap meets at an output pixel; the zero point in the padding.
  func input(
    row: Int, column: Int, tap: (row: Int, column: Int), channel: Int, _ banks: [Int8]
  ) -> Int8 {
    let inputRow = row * strideHeight - padTop + tap.row * dilationHeight
    let inputColumn = column * strideWidth - padLeft + tap.column * dilationWidth
    guard (0..<input.height).contains(inputRow), (0..<input.width).contains(inputColumn) else {
      return Int8(truncatingIfNeeded: inputZeroPoint)
    }
    return banks[input.address(row: inputRow, column: inputColumn, channel: channel)]
  }
}
