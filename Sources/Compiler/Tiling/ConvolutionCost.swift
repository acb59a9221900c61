package import ChipDescription
package import InstructionSet

/// About how many cycles the array takes for a convolution, by the rules of the microarchitecture.
///
/// Bank conflicts and the clipping of windows at the image's border are left out.
struct ConvolutionCost {
  let loops: ConvolutionLoops
  let chip: ChipSpec

  init(_ convolve: Convolve, _ chip: ChipSpec) {
    loops = ConvolutionLoops(convolve, ArrayGeometry(chip))
    self.chip = chip
  }

  /// Cycles from start to completion, the weights being there.
  var cycles: Int { TilePipeline.cycles(self) }

  /// Cycles that an instruction costs beside its beats: the first tile, and the last block's drain.
  var fixedCycles: Int {
    let groups = min(loops.instruction.groupsPerBlock, loops.groups)
    return chip.decoder.startupCycles + decodeCycles(ofStep: 0) + groups * groupDrainCycles
      + chip.array.pipelineDepth
  }

  /// Blocks that the accumulators hold at a time, at most two.
  var slots: Int {
    let sums = loops.instruction.groupsPerBlock * chip.array.pixels * loops.geometry.outputs
    return min(max(chip.array.accumulators / sums, 1), 2)
  }

  /// Cycles in which a step's weights are decoded.
  func decodeCycles(ofStep step: Int) -> Int {
    let outputs = min(loops.geometry.outputs, loops.instruction.output.channels)
    let rate = chip.decoder.weightsPerCycle
    return (outputs * loops.lanes(ofStep: step) + rate - 1) / rate
  }

  /// Requests for the parameters of an output group's channels.
  var parameterRequests: Int {
    let outputs = min(chip.array.outputs, loops.instruction.output.channels)
    let requestBytes = chip.sram.wordBytes * chip.sram.interleave
    return (outputs * ChannelParameters.byteCount + requestBytes - 1) / requestBytes
  }

  /// Cycles of a step's beats over so many pixel groups of a block: the first of each row fetches
  /// its whole window, and those of further rows what is not in the line buffer.
  func beatCycles(ofStep step: Int, groups: Int) -> Int {
    let rows = (groups + loops.groupsPerRow - 1) / loops.groupsPerRow
    let taps = loops.taps(ofStep: step).rows
    let fits =
      loops.windowRowBytes(ofOutputGroup: 0, step: step) <= chip.array.lineBufferBytes
    let fresh = taps - (fits ? loops.sharedRows(ofStep: step) : 0)
    let firstRow = min(groups, loops.groupsPerRow)
    return beatCycles(ofStep: step, groups: firstRow, rows: 1, kernelRows: taps)
      + beatCycles(ofStep: step, groups: groups - firstRow, rows: rows - 1, kernelRows: fresh)
  }

  /// Cycles of the beats for some pixel groups in so many rows, each of which fetches the pixels
  /// for so many kernel rows.
  private func beatCycles(ofStep step: Int, groups: Int, rows: Int, kernelRows: Int) -> Int {
    let fresh = min(span(ofStep: step), chip.array.pixels * loops.instruction.strideWidth)
    let first = requests(ofStep: step, newPixels: span(ofStep: step), kernelRows: kernelRows)
    let further = requests(ofStep: step, newPixels: fresh, kernelRows: kernelRows)
    return rows * max(1, first) + (groups - rows) * max(1, further)
  }

  /// Input pixels from the first to the last that a beat needs of a row.
  func span(ofStep step: Int) -> Int {
    let instruction = loops.instruction
    let pixels = min(chip.array.pixels, instruction.output.width)
    return (pixels - 1) * instruction.strideWidth
      + (loops.taps(ofStep: step).columns - 1) * instruction.dilationWidth + 1
  }

  /// Requests for so many pixels of so many rows and every plane that a beat needs.
  func requests(ofStep step: Int, newPixels: Int, kernelRows: Int) -> Int {
    let brick = loops.instruction.input.brickChannels
    let channels =
      loops.instruction.depthwise
      ? min(loops.geometry.outputs, loops.instruction.output.channels)
      : loops.channels(ofStep: step).count
    let planes = (channels + brick - 1) / brick
    let words = (newPixels * brick + chip.sram.wordBytes - 1) / chip.sram.wordBytes
    return kernelRows * planes
      * ((words + chip.sram.interleave - 1) / chip.sram.interleave)
  }

  /// Requests of the weight decoder, every block's counted.
  var weightRequests: Int {
    let bytes = chip.decoder.weightsPerCycle * (loops.instruction.storedBitsPerWeight ?? 8) / 8
    return loops.blocks * loops.weightStreamBytes / max(1, bytes)
  }

  /// Requests of the drain.
  var drainRequests: Int { loops.outputGroups * loops.groups * groupWrites }

  /// Cycles in which one pixel group is requantised and written.
  var groupDrainCycles: Int {
    let map = loops.instruction.output
    let sums = min(chip.array.pixels, map.width) * min(loops.geometry.outputs, map.channels)
    return max((sums + chip.array.drainRate - 1) / chip.array.drainRate, groupWrites)
  }

  /// Requests that write one pixel group.
  private var groupWrites: Int {
    let map = loops.instruction.output
    let outputs = min(loops.geometry.outputs, map.channels)
    let pixels = min(chip.array.pixels, map.width)
    let planes = (outputs + map.brickChannels - 1) / map.brickChannels
    let words = (pixels * map.brickChannels + chip.sram.wordBytes - 1) / chip.sram.wordBytes
    return planes * ((words + chip.sram.interleave - 1) / chip.sram.interleave)
  }
}

extension ArrayGeometry {
  /// The extents of a chip that its programs hang on.
  package init(_ chip: ChipSpec) {
    self.init(
      pixels: chip.array.pixels, outputs: chip.array.outputs, inputs: chip.array.inputs,
      taps: chip.array.taps, wordBytes: chip.sram.wordBytes)
  }
}
