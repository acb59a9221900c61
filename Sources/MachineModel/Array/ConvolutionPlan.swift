internal import ChipDescription
internal import InstructionSet

/// What the array's engines have to know of an instruction and of the chip.
///
/// A class, whose instances never change: the engines share one, where a value of its size would be
/// copied in every cycle.
final class ConvolutionPlan: Sendable {
  let loops: ConvolutionLoops
  let output: FeatureMap
  /// Pixel groups in an output row, the pixels of each, and those of the last.
  let groupsPerRow: Int
  private let groupPixels: Int
  private let lastPixels: Int
  let layout: BankLayout
  /// Blocks that may be in the accumulators, one of them being drained: 1 or 2.
  let slots: Int
  let lineBufferBytes: Int
  let drainRate: PowerDivisor
  let pipelineDepth: Int
  let weightsPerCycle: Int
  let startupCycles: Int
  let outputGroups: Int
  let blocks: Int
  let steps: Int
  /// Beats of zeros that are passed over together with the one before them.
  let zeroBeats: Int
  /// The words of zeros in the input; nil where no word is taken for one.
  let zeros: ZeroWords?
  /// Bits of the stream read when each decode cycle is done; nil where weights are packed.
  private let cycleEnds: [Int]?
  /// The decode cycle with which each output group begins, where weights are coded.
  private let groupStarts: [Int]
  /// The tiles that the stream leaves out; empty where it has all.
  private let zeroTiles: [Bool]
  /// Where the stream begins in the banks, and the bits of a weight that is not coded.
  private let streamByte: Int
  private let storedBits: Int

  /// - Parameters:
  ///   - stream: the decoded weights, where they are coded and cycles matter.
  ///   - zeros: the input's words of zeros, where the array skips them and data is there.
  init(
    _ instruction: Convolve, chip: ChipSpec, layout: BankLayout, stream: DecodedWeights? = nil,
    zeros: ZeroWords? = nil
  ) {
    loops = ConvolutionLoops(instruction, ArrayGeometry(chip))
    output = instruction.output
    groupsPerRow = loops.groupsPerRow
    groupPixels = loops.geometry.pixels
    lastPixels = output.width - (groupsPerRow - 1) * groupPixels
    streamByte = instruction.weights.byte
    storedBits = instruction.storedBitsPerWeight ?? 0
    self.layout = layout
    let sums = instruction.groupsPerBlock * loops.geometry.pixels * loops.geometry.outputs
    slots = min(max(chip.array.accumulators / sums, 1), 2)
    lineBufferBytes = chip.array.lineBufferBytes
    drainRate = PowerDivisor(chip.array.drainRate)
    pipelineDepth = chip.array.pipelineDepth
    weightsPerCycle = chip.decoder.weightsPerCycle
    startupCycles = chip.decoder.startupCycles
    outputGroups = loops.outputGroups
    blocks = loops.blocks
    steps = loops.steps
    cycleEnds = stream?.cycleEnds
    groupStarts = stream?.groupStarts ?? []
    zeroTiles = stream?.isZero ?? []
    zeroBeats = chip.array.zeroBeats
    self.zeros = zeros
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

  /// Where a group's part of the stream begins, in decode cycles.
  func firstDecodeCycle(ofOutputGroup group: Int) -> Int {
    groupStarts.isEmpty ? 0 : groupStarts[group]
  }

  /// Whether the array leaves a tile out, as all its weights are zero.
  ///
  /// Such a tile takes one cycle of the decoder, which reads its flag, and one in place of its
  /// beats.
  func isZeroTile(outputGroup: Int, step: Int) -> Bool {
    !zeroTiles.isEmpty && zeroTiles[outputGroup * steps + step]
  }

  /// The end of the weights that a decode cycle takes from `first` on.
  func decodeEnd(from first: Int, tileEnd: Int, isZero: Bool) -> Int {
    isZero ? tileEnd : min(first + weightsPerCycle, tileEnd)
  }

  /// The words that hold what a decode cycle reads.
  ///
  /// - Parameters:
  ///   - weights: the places of the cycle's weights.
  ///   - cycle: the cycle, counted from the stream's start, which is where coded weights lie.
  func words(ofWeights weights: Range<Int>, cycle: Int) -> WordRun {
    let bits = bits(ofWeights: weights, cycle: cycle)
    return layout.words(
      streamByte + bits.lowerBound >> 3..<streamByte + (bits.upperBound + 7) >> 3)
  }

  private func bits(ofWeights weights: Range<Int>, cycle: Int) -> Range<Int> {
    if let cycleEnds { return (cycle > 0 ? cycleEnds[cycle - 1] : 0)..<cycleEnds[cycle] }
    return weights.lowerBound * storedBits..<weights.upperBound * storedBits
  }

  /// Pixels of a group that lie within the output's row.
  func pixels(ofGroupInRow group: Int) -> Int {
    group == groupsPerRow - 1 ? lastPixels : groupPixels
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
