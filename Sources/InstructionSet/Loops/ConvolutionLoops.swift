/// The order in which the array goes through a convolution.
///
///     for each group of output channels
///       for each block of pixel groups          (drained at its end)
///         for each reduction step               (one weight tile)
///           for each pixel group of the block   (one beat)
///
/// A reduction step is a group of kernel taps and a run of input channels; its weights, for all
/// output channels of the group, are a tile. The stream holds the tiles of one output group after
/// another, each tile as `[output][tap row][tap column][input channel]`; every block of an output
/// group reads the group's part of the stream again.
package struct ConvolutionLoops: Sendable, Hashable {
  /// Taps that one beat takes together: `rows` kernel rows from `row`, `columns` columns from
  /// `column`.
  package struct TapGroup: Sendable, Hashable {
    package var row: Int
    package var rows: Int
    package var column: Int
    package var columns: Int

    package var count: Int { rows * columns }
  }

  package let instruction: Convolve
  /// The extents of a beat, with twice the outputs where the instruction doubles them, and the
  /// inputs of all channels that it chooses from where weights have a pattern.
  package let geometry: ArrayGeometry
  /// The kernel's taps, in the order of the reduction.
  package let tapGroups: [TapGroup]
  /// Input channels that a step takes; 1 in a depthwise convolution.
  package let channelsPerStep: Int
  /// Steps over the input channels, for each tap group.
  package let channelGroups: Int
  /// Pixel groups in a row of the output.
  package let groupsPerRow: Int

  /// - Parameter array: the extents of the array.
  package init(_ instruction: Convolve, _ array: ArrayGeometry) {
    self.instruction = instruction
    var geometry = array
    if instruction.doublesOutputs { geometry.outputs *= 2 }
    if instruction.isPatterned {
      geometry.inputs *= instruction.patternLength / instruction.patternKept
    }
    self.geometry = geometry
    let folds = instruction.foldsTaps && !instruction.depthwise
    let tapLanes =
      instruction.foldsInputs && instruction.depthwise
      ? geometry.taps * geometry.inputs : geometry.taps
    tapGroups = Self.tapGroups(
      height: instruction.kernelHeight, width: instruction.kernelWidth,
      lanes: folds ? 1 : tapLanes)
    channelsPerStep =
      instruction.depthwise ? 1 : geometry.inputs * (folds ? geometry.taps : 1)
    channelGroups =
      instruction.depthwise
      ? 1 : (instruction.input.channels + channelsPerStep - 1) / channelsPerStep
    groupsPerRow = (instruction.output.width + geometry.pixels - 1) / geometry.pixels
  }

  /// Whole kernel rows where the lanes hold at least one, else pieces of a row.
  private static func tapGroups(height: Int, width: Int, lanes: Int) -> [TapGroup] {
    if lanes >= width {
      let rows = lanes / width
      return stride(from: 0, to: height, by: rows).map {
        TapGroup(row: $0, rows: min(rows, height - $0), column: 0, columns: width)
      }
    }
    return (0..<height).flatMap { row in
      stride(from: 0, to: width, by: lanes).map {
        TapGroup(row: row, rows: 1, column: $0, columns: min(lanes, width - $0))
      }
    }
  }

  /// Groups of output channels.
  package var outputGroups: Int {
    (instruction.output.channels + geometry.outputs - 1) / geometry.outputs
  }
  /// Channels in an output group; the last may be smaller.
  package func outputs(inGroup group: Int) -> Int {
    min(geometry.outputs, instruction.output.channels - group * geometry.outputs)
  }
  /// Reduction steps, which are the weight tiles of an output group.
  package var steps: Int { tapGroups.count * channelGroups }
  /// The first pixel group of those that follow each other without another step's in between: a
  /// block's, or where there is one step only, an output group's.
  package func runStart(ofBlock block: Int) -> Int {
    steps == 1 ? 0 : block * instruction.groupsPerBlock
  }
  /// The taps of a step.
  package func taps(ofStep step: Int) -> TapGroup { tapGroups[step / channelGroups] }
  /// The input channels of a step, counted from the layer's first; only for dense convolutions.
  package func channels(ofStep step: Int) -> Range<Int> {
    let first = step % channelGroups * channelsPerStep
    return first..<min(first + channelsPerStep, instruction.input.channels)
  }
  /// Weights that a step has for an output.
  package func lanes(ofStep step: Int) -> Int {
    taps(ofStep: step).count * (instruction.depthwise ? 1 : channels(ofStep: step).count)
  }
  /// Products that a step sums for an output.
  package func products(ofStep step: Int) -> Int {
    let channels = instruction.depthwise ? 1 : channels(ofStep: step).count
    return taps(ofStep: step).count * multiplied(of: channels)
  }
  /// The brick planes that a step reads for an output group.
  package func inputPlanes(ofOutputGroup group: Int, step: Int) -> Range<Int> {
    var channels = instruction.depthwise ? 0..<0 : channels(ofStep: step)
    if instruction.depthwise {
      let first = group * geometry.outputs
      channels = first..<first + outputs(inGroup: group)
    }
    let shift = instruction.input.brickShift
    return channels.lowerBound >> shift..<(channels.upperBound - 1) >> shift + 1
  }
  /// Bytes of all input rows from the first to the last that a beat needs.
  package func windowRowBytes(ofOutputGroup group: Int, step: Int) -> Int {
    let rows = (taps(ofStep: step).rows - 1) * instruction.dilationHeight + 1
    let planes = inputPlanes(ofOutputGroup: group, step: step).count
    return rows * planes * (instruction.input.width << instruction.input.brickShift)
  }
  /// Kernel rows of a step, from its first, whose input rows the output row above needed as well.
  package func sharedRows(ofStep step: Int) -> Int {
    let (stride, dilation) = (instruction.strideHeight, instruction.dilationHeight)
    guard stride.isMultiple(of: dilation) else { return 0 }
    return max(0, taps(ofStep: step).rows - stride / dilation)
  }
  /// Pixel groups of the output.
  package var groups: Int { groupsPerRow * instruction.output.height }
  /// Blocks of pixel groups.
  package var blocks: Int {
    (groups + instruction.groupsPerBlock - 1) / instruction.groupsPerBlock
  }
  /// The pixel groups of a block.
  package func groups(ofBlock block: Int) -> Range<Int> {
    let first = block * instruction.groupsPerBlock
    return first..<min(first + instruction.groupsPerBlock, groups)
  }
  /// Pixels of a group that lie within the output's row.
  package func pixels(inGroup group: Int) -> Int {
    min(geometry.pixels, instruction.output.width - group % groupsPerRow * geometry.pixels)
  }
  /// Weight tiles.
  package var tiles: Int { outputGroups * steps }
  /// What part of the weight tiles the array leaves out.
  package var zeroShare: Double {
    instruction.skipsTiles ? 1 - Double(instruction.storedTiles) / Double(tiles) : 0
  }
  /// Beats in all, but for tiles that are left out.
  package var beats: Int { (instruction.skipsTiles ? instruction.storedTiles : tiles) * groups }
  /// Products summed for one output value.
  package var reduction: Int {
    instruction.kernelHeight * instruction.kernelWidth
      * (instruction.depthwise ? 1 : instruction.input.channels)
  }
  /// Weights in the stream.
  package var weightCount: Int { instruction.output.channels * reduction }
  /// Bytes that the stream occupies.
  package var weightStreamBytes: Int {
    guard let bits = instruction.storedBitsPerWeight else { return instruction.codedBytes }
    return (weightCount * bits + 7) / 8
  }
  /// The bytes of the banks that the stream occupies.
  package var streamBytes: Range<Int> {
    instruction.weights.byte..<instruction.weights.byte + weightStreamBytes
  }
  /// Multiply-accumulates, those with padding included, those that a pattern skips not.
  package var macs: Int {
    let taps = instruction.kernelHeight * instruction.kernelWidth
    let channels = instruction.depthwise ? 1 : instruction.input.channels
    return instruction.output.elementCount * taps * multiplied(of: channels)
  }

  /// How many weights of neighbouring channels are multiplied; the first begins a pattern.
  private func multiplied(of channels: Int) -> Int {
    let (length, kept) = (instruction.patternLength, instruction.patternKept)
    guard instruction.isPatterned else { return channels }
    return channels / length * kept + min(channels % length, kept)
  }

  /// Makes zero what the array skips in a run of weights for neighbouring channels, the first of
  /// which begins a pattern: all but the first `patternKept` that are not zero in each.
  package func skip<Weights: MutableCollection>(_ run: inout Weights)
  where Weights.Element: FixedWidthInteger, Weights.Index == Int {
    var left = 0
    for (position, index) in run.indices.enumerated() {
      if position % instruction.patternLength == 0 { left = instruction.patternKept }
      guard run[index] != 0 else { continue }
      if left == 0 { run[index] = 0 } else { left -= 1 }
    }
  }
}
