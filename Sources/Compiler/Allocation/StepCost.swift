internal import ChipDescription
internal import InstructionSet

/// About how many cycles a unit takes for an instruction that nothing holds up.
struct StepCost {
  let chip: ChipSpec
  /// Whether operands have their addresses in the banks.
  var isPlaced = false

  func cycles(of body: InstructionBody) -> Int {
    switch body {
    case .finish: 0
    case .loadTable(let form): loadCycles(form.byteCount) + 1 << chip.decoder.tableStateBits
    case .load(let form): loadCycles(form.byteCount)
    case .receive(let form): hostCycles(form.destination)
    case .send(let form): hostCycles(form.source)
    case .convolve(let form): ConvolutionCost(form, chip).cycles
    case .add(let form): passes(form.byteCount) * together([form.left, form.right, form.output])
    case .requantize(let form): passes(form.byteCount) * together([form.input, form.output])
    case .averagePool(let form): windows(form.output, form.kernelHeight, form.kernelWidth)
    case .maxPool(let form): windows(form.output, form.kernelHeight, form.kernelWidth)
    case .mean(let form): rows(form.input)
    case .softmax(let form): beats(form.input) * (1 + 2 * chip.vector.exponentialCycles)
    case .copy(let form): form.keepsBricks ? rows(form.output) : beats(form.output)
    case .reshape(let form): form.output.elementCount
    case .compute(let form):
      max(form.output.byteCount / chip.sram.wordBytes, form.cycles(lanes: chip.vector.lanes))
    }
  }

  /// Cycles for a run of bytes from the weight store.
  func loadCycles(_ bytes: Int) -> Int {
    let store = chip.weightStore
    return store.latencyCycles + (bytes + store.bytesPerCycle - 1) / store.bytesPerCycle
      + store.burst.gapCycles(
        bytes: bytes, bytesPerCycle: store.bytesPerCycle, latency: store.latencyCycles)
  }

  /// Cycles for a feature map over the host link, which begins anew with each word.
  private func hostCycles(_ map: FeatureMap) -> Int {
    let rate = chip.hostLink.bytesPerCycle
    let words = (map.rowBytes + chip.sram.wordBytes - 1) / chip.sram.wordBytes
    let useful = map.width * min(map.channels, map.brickChannels)
    let bytes = (useful + words - 1) / max(1, words)
    let count = map.height * map.bricks * words
    return chip.hostLink.latencyCycles + count * max(1, (bytes + rate - 1) / rate)
      + chip.hostLink.burst.gapCycles(
        bytes: count * chip.sram.wordBytes, bytesPerCycle: min(rate, chip.sram.wordBytes),
        latency: chip.hostLink.latencyCycles)
  }

  /// Cycles of the vector unit's lanes over a run of bytes.
  private func passes(_ bytes: Int) -> Int { (bytes + chip.vector.lanes - 1) / chip.vector.lanes }

  /// Cycles of a beat of the lanes, whose operands move on together: a request that would meet one
  /// of those before it is made in the next cycle.
  private func together(_ addresses: [BankAddress]) -> Int {
    guard isPlaced else { return 1 }
    let words = chip.beatWords
    var waiting = addresses.map { banks($0.byte / chip.sram.wordBytes, words) }
    var cycles = 0
    while !waiting.isEmpty {
      var taken: Set<Int> = []
      waiting.removeAll { request in
        guard taken.isDisjoint(with: request) else { return false }
        taken.formUnion(request)
        return true
      }
      cycles += 1
    }
    return cycles * ((words + chip.sram.interleave - 1) / chip.sram.interleave)
  }

  /// The banks of consecutive words.
  private func banks(_ word: Int, _ count: Int) -> Set<Int> {
    let sram = chip.sram
    let groupWords = sram.bankBytes / sram.wordBytes * sram.interleave
    return Set(
      (word..<word + min(count, sram.interleave)).map {
        $0 / groupWords * sram.interleave + $0 % sram.interleave
      })
  }

  /// Cycles over all windows, a row of a window at a time.
  private func windows(_ map: FeatureMap, _ height: Int, _ width: Int) -> Int {
    map.pixels * map.bricks * height * passes(width * map.brickChannels)
  }

  /// Cycles over the rows of a feature map's planes.
  private func rows(_ map: FeatureMap) -> Int {
    map.bricks * map.height * passes(map.width * map.brickChannels)
  }

  /// Beats of the vector unit over the pixels and bricks of a feature map.
  private func beats(_ map: FeatureMap) -> Int {
    map.pixels * map.bricks * passes(map.brickChannels)
  }
}

extension ChipSpec {
  /// Words of each operand that the vector unit asks for at a time.
  var beatWords: Int { max(1, vector.lanes / sram.wordBytes) }
}
