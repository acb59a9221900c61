internal import ChipDescription
internal import InstructionSet

/// About how many cycles a unit takes for an instruction that nothing holds up.
struct StepCost {
  let chip: ChipSpec

  func cycles(of body: InstructionBody) -> Int {
    switch body {
    case .finish: 0
    case .loadTable(let form): loadCycles(form.byteCount) + 1 << chip.decoder.tableStateBits
    case .load(let form): loadCycles(form.byteCount)
    case .receive(let form): hostCycles(form.destination.elementCount)
    case .send(let form): hostCycles(form.source.elementCount)
    case .convolve(let form): ConvolutionCost(form, chip).cycles
    case .add(let form): passes(form.byteCount)
    case .requantize(let form): passes(form.byteCount)
    case .averagePool(let form): beats(form.output) * form.kernelHeight
    case .maxPool(let form): beats(form.output) * form.kernelHeight
    case .mean(let form): passes(form.input.byteCount)
    case .softmax(let form): beats(form.input) * (1 + 2 * chip.vector.exponentialCycles)
    case .copy(let form): beats(form.output)
    case .reshape(let form): form.output.elementCount
    case .compute(let form):
      max(form.output.byteCount / chip.sram.wordBytes, form.cycles(lanes: chip.vector.lanes))
    }
  }

  /// Cycles for a run of bytes from the weight store.
  func loadCycles(_ bytes: Int) -> Int {
    chip.weightStore.latencyCycles
      + (bytes + chip.weightStore.bytesPerCycle - 1) / chip.weightStore.bytesPerCycle
  }

  private func hostCycles(_ bytes: Int) -> Int {
    chip.hostLink.latencyCycles
      + (bytes + chip.hostLink.bytesPerCycle - 1) / chip.hostLink.bytesPerCycle
  }

  /// Cycles of the vector unit's lanes over a run of bytes.
  private func passes(_ bytes: Int) -> Int { (bytes + chip.vector.lanes - 1) / chip.vector.lanes }

  /// Beats of the vector unit over the pixels and bricks of a feature map.
  private func beats(_ map: FeatureMap) -> Int {
    map.pixels * map.bricks * passes(map.brickChannels)
  }
}
