internal import ChipDescription
internal import InstructionSet
internal import IntegerKernels

extension Memories {
  /// Does all that an instruction does to data.
  mutating func perform(_ body: InstructionBody, chip: ChipSpec, layout: BankLayout) {
    if case .convolve(let convolve) = body {
      let host = convolutions.prepared(
        convolve, ConvolutionPlan(convolve, chip: chip, layout: layout), banks,
        table: tables[convolve])
      host.run(
        in: &banks, input: convolve.input.address.byte, output: convolve.output.address.byte,
        rows: 0..<convolve.output.height)
    } else if let plan = BeatPlan.of(body, chip: chip, layout: layout) {
      perform(body, plan, items: 0..<plan.items)
    }
  }

  /// Does what some items of an instruction do to data.
  mutating func perform(_ body: InstructionBody, _ plan: BeatPlan, items: Range<Int>) {
    switch (body, plan.shape) {
    case (.add(let add), .elementwise(let beats)): add.perform(items, beats, on: &banks)
    case (.requantize(let requantize), .elementwise(let beats)):
      requantize.perform(items, beats, on: &banks)
    case (.averagePool(let pool), .pool(let beats)): pool.perform(items, beats, on: &banks)
    case (.maxPool(let pool), .pool(let beats)): pool.perform(items, beats, on: &banks)
    case (.mean(let mean), .mean(let beats)): mean.perform(items, beats, on: &banks)
    case (.softmax(let softmax), _): softmax.perform(items, on: &banks)
    case (.copy(let copy), .copy): copy.performRows(items, on: &banks)
    case (.copy(let copy), _): copy.performBricks(items, on: &banks)
    case (.reshape(let reshape), _): reshape.perform(items, on: &banks)
    case (.compute(let compute), _): compute.perform(on: &banks)
    case (.load(let load), .load(let beats)): perform(load, items, beats)
    case (.loadTable(let load), _): perform(load)
    case (.receive(let receive), _): perform(receive, items)
    case (.send(let send), _): perform(send, items)
    default: break
    }
  }
}
