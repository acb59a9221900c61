internal import ChipDescription
internal import InstructionSet

extension BeatPlan {
  /// The beats of an instruction; nil for those that do not go beat by beat.
  static func of(_ body: InstructionBody, chip: ChipSpec, layout: BankLayout) -> BeatPlan? {
    vector(body, lanes: chip.vector.lanes, chip, layout) ?? transfer(body, chip, layout)
  }

  private static func vector(
    _ body: InstructionBody, lanes: Int, _ chip: ChipSpec, _ layout: BankLayout
  ) -> BeatPlan? {
    switch body {
    case .add(let add): elementwise(add, lanes, layout)
    case .requantize(let requantize): elementwise(requantize, lanes, layout)
    case .averagePool(let pool): self.pool(PoolWindow(pool), lanes, layout)
    case .maxPool(let pool): self.pool(PoolWindow(pool), lanes, layout)
    case .mean(let mean):
      BeatPlan(
        .mean(
          MeanBeats(input: mean.input, output: mean.output.byte, lanes: lanes, layout: layout)),
        items: mean.input.bricks)
    case .softmax(let softmax): self.softmax(softmax, lanes, chip, layout)
    case .copy(let copy): self.copy(copy, lanes, layout)
    case .reshape(let reshape): self.reshape(reshape, layout)
    case .compute(let compute):
      BeatPlan(
        .compute(ComputeBeats(compute: compute, lanes: lanes, layout: layout)), items: 1,
        computeReason: .controlCore)
    default: nil
    }
  }

  private static func elementwise(
    _ add: VectorAdd, _ lanes: Int, _ layout: BankLayout
  ) -> BeatPlan {
    let beats = ElementwiseBeats(
      left: add.left.byte, right: add.right.byte, output: add.output.byte,
      byteCount: add.byteCount, lanes: lanes, layout: layout)
    return BeatPlan(.elementwise(beats), items: beats.items)
  }

  private static func elementwise(
    _ requantize: VectorRequantize, _ lanes: Int, _ layout: BankLayout
  ) -> BeatPlan {
    let beats = ElementwiseBeats(
      left: requantize.input.byte, right: nil, output: requantize.output.byte,
      byteCount: requantize.byteCount, lanes: lanes, layout: layout)
    return BeatPlan(.elementwise(beats), items: beats.items)
  }

  private static func pool(_ window: PoolWindow, _ lanes: Int, _ layout: BankLayout) -> BeatPlan {
    let beats = PoolBeats(window: window, lanes: lanes, layout: layout)
    return BeatPlan(.pool(beats), items: beats.items)
  }

  private static func softmax(
    _ softmax: VectorSoftmax, _ lanes: Int, _ chip: ChipSpec, _ layout: BankLayout
  ) -> BeatPlan {
    let beats = SoftmaxBeats(
      input: softmax.input, output: softmax.output, lanes: lanes,
      exponentialCycles: chip.vector.exponentialCycles, layout: layout)
    return BeatPlan(.softmax(beats), items: beats.items)
  }

  private static func copy(_ copy: VectorCopy, _ lanes: Int, _ layout: BankLayout) -> BeatPlan {
    if copy.keepsBricks {
      let beats = CopyBeats(copy: copy, lanes: lanes, layout: layout)
      return BeatPlan(.copy(beats), items: beats.items)
    }
    let beats = RearrangeBeats(copy: copy, lanes: lanes, layout: layout)
    return BeatPlan(.rearrange(beats), items: beats.items)
  }

  private static func reshape(_ reshape: VectorReshape, _ layout: BankLayout) -> BeatPlan {
    let beats = ReshapeBeats(input: reshape.input, output: reshape.output, layout: layout)
    return BeatPlan(.reshape(beats), items: beats.items)
  }

  private static func transfer(
    _ body: InstructionBody, _ chip: ChipSpec, _ layout: BankLayout
  ) -> BeatPlan? {
    let store = chip.weightStore
    switch body {
    case .load(let load):
      let beats = LoadBeats(load: load, bytesPerCycle: store.bytesPerCycle, layout: layout)
      return BeatPlan(
        .load(beats), items: beats.items, latency: store.latencyCycles,
        requests: BurstWindow(store.burst, beatBytes: beats.beatBytes))
    case .loadTable(let load):
      let beats = TableBeats(
        byteCount: load.byteCount, store: store, states: 1 << chip.decoder.tableStateBits)
      return BeatPlan(.loadTable(beats), items: 1, latency: store.latencyCycles)
    case .receive(let receive): return host(receive.destination, receives: true, chip, layout)
    case .send(let send): return host(send.source, receives: false, chip, layout)
    default: return nil
    }
  }

  private static func host(
    _ map: FeatureMap, receives: Bool, _ chip: ChipSpec, _ layout: BankLayout
  ) -> BeatPlan {
    let beats = TransferBeats(
      map: map, receives: receives, rate: PowerDivisor(chip.hostLink.bytesPerCycle),
      layout: layout)
    return BeatPlan(
      .transfer(beats), items: beats.items, latency: chip.hostLink.latencyCycles,
      requests: BurstWindow(chip.hostLink.burst, beatBytes: layout.wordBytes),
      waitReason: .hostLinkBusy, linkEvent: .hostByte)
  }
}
