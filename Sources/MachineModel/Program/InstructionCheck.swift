internal import ChipDescription
internal import InstructionSet

/// Holds a program's instructions against a chip, so that executing them can neither trap nor leave
/// the banks.
struct InstructionCheck: Sendable {
  let chip: ChipSpec
  let geometry: ArrayGeometry
  let program: Program
  let section: SectionName

  /// Why the chip cannot execute a step; nil if it can.
  func problem(_ step: Section.Step) -> String? {
    let instruction = step.instruction
    guard step.layer >= 0, step.layer < max(1, program.layers.count) else {
      return "there is no layer \(step.layer)"
    }
    guard instruction.unit != nil else { return "finish is implied by the section's end" }
    do throws(EncodingError) {
      // Fields that fit their bits are small enough to be multiplied below.
      _ = try instruction.encoded()
    } catch {
      return error.description
    }
    return instruction.body.form.faults(geometry).first ?? tokenProblem(instruction)
      ?? operandProblem(instruction.body) ?? bankProblem(instruction)
  }

  /// Whether its unit can wait for and signal its tokens; nobody else may, so that a token has one
  /// unit at either end.
  private func tokenProblem(_ instruction: Instruction) -> String? {
    let waits = instruction.waits.allPairs.first { token in
      token.consumer != instruction.unit || token.producer == instruction.unit
    }
    if let waits { return "its unit cannot wait for \(waits)" }
    let signals = instruction.signals.allPairs.first { token in
      token.producer != instruction.unit || token.consumer == instruction.unit
    }
    return signals.map { "its unit cannot signal \($0)" }
  }

  private func operandProblem(_ body: InstructionBody) -> String? {
    switch body {
    case .load(let load): problem(load)
    case .loadTable(let load): problem(load)
    case .receive(let receive):
      problem(receive)
    case .send(let send): problem(send.source, tensor: send.tensor, of: program.outputs, "output")
    case .convolve(let convolve): problem(convolve)
    case .compute(let compute) where compute.isForCore: problem(compute)
    default: nil
    }
  }

  private func problem(_ load: Load) -> String? {
    let end = load.source.byte + load.byteCount
    guard end > program.constants.count else { return nil }
    return "it reads constants up to byte \(end) of \(program.constants.count)"
  }

  private func problem(_ load: LoadTable) -> String? {
    guard section == .prologue else { return "tables are loaded before the first frame only" }
    let bytes = load.source.byte..<load.source.byte + load.byteCount
    guard bytes.upperBound <= program.constants.count else {
      return "it reads constants up to byte \(bytes.upperBound) of \(program.constants.count)"
    }
    guard load.table < chip.decoder.tables else {
      return "there is no table \(load.table), the decoder has \(chip.decoder.tables)"
    }
    let constants = program.constants[bytes].map { Int8(bitPattern: $0) }
    guard let table = EntropyTable(bytes: constants[...]) else { return "its bytes are no table" }
    guard table.stateBits != chip.decoder.tableStateBits else { return nil }
    return "its table has 2^\(table.stateBits) states, the decoder's have"
      + " 2^\(chip.decoder.tableStateBits)"
  }

  /// Rows of an input must lie in it, and be all of it where they are the only ones.
  private func problem(_ receive: Receive) -> String? {
    guard program.takesInPieces(receive.tensor) || receive.firstRow > 0, section == .body,
      program.inputs.indices.contains(receive.tensor)
    else {
      return problem(
        receive.destination, tensor: receive.tensor, of: program.inputs, "input")
    }
    let all = program.inputs[receive.tensor].byteCount
    let end = receive.firstByte + receive.destination.elementCount
    guard end > all else { return nil }
    return "input \(receive.tensor) has \(all) bytes, the feature map ends at byte \(end)"
  }

  private func problem(
    _ map: FeatureMap, tensor: Int, of tensors: [HostTensor], _ kind: String
  ) -> String? {
    guard section == .body else { return "the host link is used in frames only" }
    guard tensors.indices.contains(tensor) else { return "there is no \(kind) \(tensor)" }
    let bytes = tensors[tensor].byteCount
    guard bytes != map.elementCount else { return nil }
    return "\(kind) \(tensor) has \(bytes) bytes, the feature map \(map.elementCount)"
  }

  /// The core writes a result while it still reads: in no order that anybody could rely on.
  private func problem(_ compute: VectorCompute) -> String? {
    let accesses = compute.accesses(geometry)
    let reads = accesses.filter { $0.kind == .read }
    return accesses.contains { $0.kind == .write && reads.contains(where: $0.conflicts) }
      ? "its output overlaps what the control core reads" : nil
  }

  private func problem(_ convolve: Convolve) -> String? {
    if convolve.foldsTaps && !chip.array.foldsTaps { return "the array cannot fold its taps" }
    if convolve.foldsInputs && !chip.array.foldsInputs {
      return "the array cannot fold its inputs"
    }
    if convolve.doublesOutputs && !chip.array.doublesInt4 {
      return "the array makes one product of an int4 weight at a time"
    }
    if convolve.skipsTiles && !chip.array.skipsTiles {
      return "the array cannot leave tiles of zeros out"
    }
    if let problem = patternProblem(convolve) { return problem }
    let beat = ConvolutionLoops(convolve, geometry).geometry
    let sums = convolve.groupsPerBlock * beat.pixels * beat.outputs
    if sums > chip.array.accumulators {
      return "a block has \(sums) sums, the accumulators hold \(chip.array.accumulators)"
    }
    if let problem = decoderProblem(convolve) { return problem }
    // Its output may be written while the rest of its input is still to be read.
    let accesses = convolve.accesses(geometry)
    let reads = accesses.filter { $0.kind == .read }
    for write in accesses where write.kind == .write && reads.contains(where: write.conflicts) {
      return "its output overlaps what it reads"
    }
    return nil
  }

  /// Whether the array knows the pattern of the weights.
  private func patternProblem(_ convolve: Convolve) -> String? {
    let array = chip.array
    guard convolve.isPatterned,
      convolve.patternKept != array.patternKept
        || convolve.patternLength != array.patternLength
    else { return nil }
    return "its weights are \(convolve.patternKept) of \(convolve.patternLength), the array takes"
      + " \(array.patternKept) of \(array.patternLength)"
  }

  /// Whether the decoder knows how the weights are stored.
  private func decoderProblem(_ convolve: Convolve) -> String? {
    let known: Bool
    switch convolve.weightCoding {
    case .packed: known = true
    case .packed2, .packed3, .packed6: known = chip.decoder.unpacksNarrow
    case .bitmap: known = chip.decoder.expandsBitmaps
    case .entropy: known = convolve.weightTable < chip.decoder.tables
    }
    guard known else {
      return "the decoder does not know weights stored as this \(convolve.weightCoding)"
    }
    guard convolve.isCoded else { return nil }
    guard section == .body else { return "coded weights are for frames only" }
    let lanes = chip.decoder.weightsPerCycle
    return convolve.weightLanes == lanes
      ? nil : "its weights are coded for \(convolve.weightLanes) lanes, the decoder has \(lanes)"
  }

  /// Whether every byte lies in the banks; only asked once the extents are sound.
  private func bankProblem(_ instruction: Instruction) -> String? {
    let total = chip.sram.totalBytes
    for access in instruction.accesses(geometry) where access.bytes.upperBound > total {
      return "it touches bytes up to \(access.bytes.upperBound), the banks hold \(total)"
    }
    return nil
  }
}
