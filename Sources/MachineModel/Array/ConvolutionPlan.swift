internal import ChipDescription
internal import InstructionSet

/// What the array's engines have to know of an instruction and of the chip.
struct ConvolutionPlan: Sendable {
  let loops: ConvolutionLoops
  let layout: BankLayout
  /// Blocks that may be in the accumulators, one of them being drained: 1 or 2.
  let slots: Int
  let lineBufferBytes: Int
  let drainRate: Int
  let pipelineDepth: Int
  let weightsPerCycle: Int
  let startupCycles: Int
  let outputGroups: Int
  let blocks: Int
  let steps: Int

  init(_ instruction: Convolve, chip: ChipSpec, layout: BankLayout) {
    loops = ConvolutionLoops(instruction, ArrayGeometry(chip))
    self.layout = layout
    let sums = instruction.groupsPerBlock * chip.array.pixels * chip.array.outputs
    slots = min(max(chip.array.accumulators / sums, 1), 2)
    lineBufferBytes = chip.array.lineBufferBytes
    drainRate = chip.array.drainRate
    pipelineDepth = chip.array.pipelineDepth
    weightsPerCycle = chip.decoder.weightsPerCycle
    startupCycles = chip.decoder.startupCycles
    outputGroups = loops.outputGroups
    blocks = loops.blocks
    steps = loops.steps
  }

  var instruction: Convolve { loops.instruction }

  /// Weight tiles that are decoded, each block of a group counted anew.
  var tiles: Int { outputGroups * blocks * steps }

  /// What a decoded weight makes of its products.
  var macEvent: EventKind {
    switch instruction.weightFormat {
    case .int8: .macInt8
    case .int4: .macInt4
    }
  }

  /// The bytes that hold the parameters of a group's channels.
  func parameterBytes(ofOutputGroup group: Int) -> Range<Int> {
    let size = ChannelParameters.byteCount
    let first = instruction.parameters.byte + group * loops.geometry.outputs * size
    return first..<first + loops.outputs(inGroup: group) * size
  }

  /// Where a group's part of the stream begins, in weights.
  func firstWeight(ofOutputGroup group: Int) -> Int {
    group * loops.geometry.outputs * loops.reduction
  }

  /// Weights of a tile.
  func weights(ofOutputGroup group: Int, step: Int) -> Int {
    loops.outputs(inGroup: group) * loops.lanes(ofStep: step)
  }

  /// The words that hold some weights of the stream.
  func words(ofWeights weights: Range<Int>) -> WordRun {
    let bits = instruction.weightFormat.bitsPerWeight
    let first = instruction.weights.byte
    return layout.words(
      first + weights.lowerBound * bits / 8..<first + (weights.upperBound * bits + 7) / 8)
  }
}

extension ArrayGeometry {
  /// The geometry that a program for the chip is compiled for.
  init(_ chip: ChipSpec) {
    self.init(
      pixels: chip.array.pixels, outputs: chip.array.outputs, inputs: chip.array.inputs,
      taps: chip.array.taps, wordBytes: chip.sram.wordBytes)
  }
}
