package import ChipDescription
package import InstructionSet
package import MachineModel

extension Report {
  /// Makes the report of a program's run: its prologue once, and one frame of its body.
  ///
  /// `rate` asks for the power at that many frames per second, `battery` for how long one lasts,
  /// `data` for the energy with the toggles and zeros of what was moved.
  /// Throws where the chip is outside what the energies are known for, or slower than the rate, or
  /// where the resolution is too fine.
  package init(
    program: Program, chip: ChipSpec, point: OperatingPoint, prologue: SectionRecord,
    body: SectionRecord, frames: Int, rate: Double? = nil, battery: Battery? = nil,
    resolution: PowerResolution = PowerResolution(), data: MeasuredData? = nil,
    hostSeconds: HostSeconds = HostSeconds()
  ) throws(PowerError) {
    let touched = program.touchedBankBytes
    let model = try PowerModel(chip: chip, point: point, touchedBankBytes: touched)
    network = program.name
    self.chip = chip
    self.point = point
    notes = program.notes
    self.frames = frames
    cycles = body.cycles
    // A frame starts only when the one before it has ended, so that both times are the same.
    latencyCycles = body.cycles
    prologueCycles = prologue.cycles
    prologueEnergy = model.energy(of: prologue)
    sramPeakBytes = touched.reduce(0) { $0 + $1.count }
    units = body.units
    counters = body.counters
    bounds = body.bounds(of: program.body, chip: chip, geometry: program.geometry)
    layers = LayerReport.all(of: program, model: model, body: body)
    weightBytes = program.layers.reduce(0) { $0 + $1.weightBytes }
    encodedWeightBytes = program.encodedWeightBytes
    self.hostSeconds = hostSeconds
    self.battery = battery
    energyRange = model.range(of: body)
    trace = try model.trace(of: body, resolution)
    peakWindowBins = trace.bins(inSeconds: resolution.windowSeconds ?? 0)
    memoryMap = MemorySpan.all(of: program, body: body)
    area = try AreaEstimate(of: chip)
    if let note = area.note(limit: chip.process.dieLimitSquareMillimetres) { notes.append(note) }
    dataEnergy = data.map {
      model.dataEnergy(of: body, data: $0, layerCount: program.layers.count)
    }
    guard let rate else { return }
    self.rate = try model.atRate(rate, running: program, prologue: prologue, body: body)
    rateChoices = try PowerModel.choices(
      at: rate, on: chip, running: program, prologue: prologue, body: body)
  }
}

extension LayerReport {
  /// The layers of a program, in order; their cycles and energies sum to the body's.
  static func all(
    of program: Program, model: PowerModel, body: SectionRecord
  ) -> [LayerReport] {
    let count = program.layers.count
    let cycles = body.layerCycles(layerCount: count)
    let energies = model.layerEnergies(of: body, layerCount: count)
    let stalls = body.layerStalls(layerCount: count)
    let bounds = body.layerBounds(
      of: program.body, chip: model.chip, geometry: program.geometry, layerCount: count)
    let words = body.layerWords(layerCount: count)
    return program.layers.enumerated().map { index, layer in
      LayerReport(
        index: index, name: layer.name, operatorName: layer.operatorName,
        cycles: cycles[index], macs: layer.macs,
        macUtilization: utilization(macs: layer.macs, cycles: cycles[index], chip: model.chip),
        boundBy: bounds[index].binding, lowerBoundCycles: bounds[index].lowerBoundCycles,
        stalls: stalls[index], energy: energies[index],
        bankBytes: words[index] * model.chip.sram.wordBytes)
    }
  }

  /// Multiply-accumulates for each cycle and multiplier; none where there are no cycles.
  static func utilization(macs: Int, cycles: Int, chip: ChipSpec) -> Double {
    cycles == 0 ? 0 : Double(macs) / (Double(cycles) * Double(chip.array.multipliers))
  }
}

extension SectionRecord {
  /// The stalls of each layer's instructions, by unit.
  func layerStalls(layerCount: Int) -> [[Unit: StallCycles]] {
    var stalls = [[Unit: StallCycles]](repeating: [:], count: layerCount)
    for record in instructions where record.stalls.total > 0 {
      stalls[record.layer][record.unit, default: StallCycles()] += record.stalls
    }
    return stalls
  }
}

extension SectionRecord {
  /// Words that each layer reads from and writes to the banks.
  func layerWords(layerCount: Int) -> [Int] {
    instructions.reduce(into: [Int](repeating: 0, count: layerCount)) { words, record in
      words[record.layer] += record.counters[.sramRead] + record.counters[.sramWrite]
    }
  }
}
