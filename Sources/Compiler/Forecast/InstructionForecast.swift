internal import ChipDescription
internal import InstructionSet

/// How long an instruction takes where nobody holds it up, and what it asks of the banks.
struct InstructionForecast: Sendable {
  let unit: Unit
  let cycles: Double
  let ports: [PortTraffic]
  /// Of a convolution.
  let convolution: ConvolutionCost?

  /// Nil for what no unit executes.
  init?(_ instruction: Instruction, _ chip: ChipSpec) {
    guard let unit = instruction.unit else { return nil }
    self.unit = unit
    let groups = BankGroups(chip: chip)
    if case .convolve(let convolve) = instruction.body {
      let cost = ConvolutionCost(convolve, chip)
      convolution = cost
      ports = Self.ports(of: convolve, cost, groups)
      cycles = max(1, cost.cycles(delays: StageDelays()))
      return
    }
    convolution = nil
    cycles = Double(max(1, StepCost(chip: chip, isPlaced: true).cycles(of: instruction.body)))
    ports = Self.ports(of: instruction, groups)
  }

  /// How many times as long it takes where each request of its ports waits so long.
  func stretch(_ delays: [Double]) -> Double {
    guard delays.contains(where: { $0 > 0 }) else { return 1 }
    guard let convolution else {
      return zip(ports, delays).map { 1 + $0.requests / cycles * $1 }.max() ?? 1
    }
    let stages = StageDelays(beats: delays[0], weights: delays[1], drain: delays[2])
    return max(1, convolution.cycles(delays: stages) / cycles)
  }

  /// Activations, weights and drain, in this order.
  private static func ports(
    of convolve: Convolve, _ cost: ConvolutionCost, _ groups: BankGroups
  ) -> [PortTraffic] {
    let chip = cost.chip
    let pixels = min(chip.array.pixels, convolve.output.width)
    let words = { (bytes: Int) in
      min(chip.sram.interleave, (bytes + chip.sram.wordBytes - 1) / chip.sram.wordBytes)
    }
    let decoded = Int(cost.decodeBytes.rounded(.up))
    let stream = cost.loops.streamBytes
    return [
      PortTraffic(
        .activations, requests: cost.totalBeatCycles,
        words: words(pixels * convolve.strideWidth * convolve.input.brickChannels),
        shares: groups.shares(of: convolve.input.byteRanges)),
      PortTraffic(
        .weights, requests: Double(cost.weightRequests), words: words(decoded),
        pace: convolve.isCoded ? nil : cost.decodeBytes,
        shares: groups.shares(of: [convolve.parameters.byte..<stream.upperBound])),
      PortTraffic(
        .drain, requests: Double(cost.drainRequests),
        words: words(pixels * convolve.output.brickChannels),
        shares: groups.shares(of: convolve.output.byteRanges), period: cost.drainPeriod),
    ]
  }

  private static func ports(of instruction: Instruction, _ groups: BankGroups) -> [PortTraffic] {
    switch instruction.body {
    case .load(let load): return [store(load, groups)]
    case .receive(let form): return [host(form.destination, groups)]
    case .send(let form): return [host(form.source, groups)]
    default: return vector(instruction, groups)
    }
  }

  private static func store(_ load: Load, _ groups: BankGroups) -> PortTraffic {
    let chip = groups.chip
    let rate = chip.weightStore.bytesPerCycle
    let words = max(1, rate / chip.sram.wordBytes)
    let beatBytes = words * chip.sram.wordBytes
    let bytes = load.destination.byte..<load.destination.byte + load.byteCount
    return PortTraffic(
      .store, requests: Double(load.byteCount) / Double(beatBytes),
      words: min(words, chip.sram.interleave), pace: Double(rate),
      shares: groups.shares(of: [bytes]), period: (beatBytes + rate - 1) / rate)
  }

  private static func host(_ map: FeatureMap, _ groups: BankGroups) -> PortTraffic {
    let word = groups.chip.sram.wordBytes
    let requests = map.height * map.bricks * ((map.width << map.brickShift + word - 1) / word)
    return PortTraffic(
      .host, requests: Double(requests), words: 1, shares: groups.shares(of: map.byteRanges))
  }

  /// The vector unit's reads and writes, of which those move on together that go to all operands.
  private static func vector(_ instruction: Instruction, _ groups: BankGroups) -> [PortTraffic] {
    let chip = groups.chip
    let accesses = instruction.accesses(ArrayGeometry(chip))
    return [MemoryAccess.Kind.read, .write].flatMap { kind in
      let parts = accesses.filter { $0.kind == kind }.map(\.bytes)
      let all = parts.reduce(0) { $0 + $1.count }
      let requests = VectorRequests(instruction.body, kind, bytes: all, chip)
      return parts.enumerated().map { index, bytes in
        PortTraffic(
          kind == .write ? .write : index == 0 ? .readA : .readB,
          requests: Double(requests.count) * (Double(bytes.count) / Double(max(1, all))),
          words: requests.words,
          pace: instruction.isElementwise ? Double(chip.vector.lanes) : nil,
          shares: groups.shares(of: [bytes]))
      }
    }
  }
}

extension Instruction {
  /// Whether it goes through its operands byte by byte.
  fileprivate var isElementwise: Bool {
    switch body {
    case .add, .requantize: true
    default: false
    }
  }
}
