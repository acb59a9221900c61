import ChipDescription
import InstructionSet
import Instruments
import MachineModel

/// A small chip, program and run, for tests to take apart.
enum Samples {
  /// A chip whose bank energies stand in the sweep itself: 8 KiB by 64 bits.
  static func chip() -> ChipSpec {
    var chip = ChipSpec()
    chip.name = "sample"
    chip.process.nanometres = 22
    chip.array.pixels = 2
    chip.array.outputs = 4
    chip.array.inputs = 4
    chip.array.taps = 1
    chip.array.accumulators = 256
    chip.array.drainRate = 4
    chip.sram.banks = 8
    chip.sram.bankBytes = 8192
    chip.sram.wordBytes = 8
    chip.sram.interleave = 2
    chip.decoder.weightsPerCycle = 8
    chip.vector.lanes = 8
    chip.weightStore.capacityBytes = 65_536
    chip.weightStore.bytesPerCycle = 8
    chip.weightStore.latencyCycles = 10
    chip.hostLink.bytesPerCycle = 1
    chip.controlCore.cores = 0
    chip.sequencer.programBytes = 8192
    chip.operatingPoints = [point()]
    chip.sleep.wakeMicroseconds = 20
    return chip
  }

  static func point(volts: Double = 0.8, hertz: Double = 100e6) -> OperatingPoint {
    var point = OperatingPoint()
    point.name = "nominal"
    point.volts = volts
    point.hertz = hertz
    return point
  }

  static func model(
    volts: Double = 0.8, hertz: Double = 100e6, _ change: (inout ChipSpec) -> Void = { _ in }
  ) throws -> PowerModel {
    var chip = chip()
    change(&chip)
    return try PowerModel(
      chip: chip, point: point(volts: volts, hertz: hertz), touchedBankBytes: [0..<20_000])
  }

  /// Two layers: an 8-channel 1×1 convolution over 4 × 4 pixels, and an addition; before them a
  /// load that stays resident.
  static func program() -> Program {
    var convolve = Convolve()
    convolve.input = FeatureMap(
      address: BankAddress(0), height: 4, width: 4, channels: 8, brickShift: 3)
    convolve.output = FeatureMap(
      address: BankAddress(128), height: 4, width: 4, channels: 8, brickShift: 3)
    convolve.weights = BankAddress(16_384)
    convolve.parameters = BankAddress(16_448)
    var add = VectorAdd()
    add.right = BankAddress(128)
    add.output = BankAddress(256)
    add.byteCount = 128
    let load = Load(
      source: StoreAddress(0), destination: BankAddress(16_384), byteCount: 160)
    return Program(
      name: "two layers",
      geometry: ArrayGeometry(pixels: 2, outputs: 4, inputs: 4, taps: 1, wordBytes: 8),
      prologue: Section([.init(Instruction(load), layer: 0)]),
      body: Section([
        .init(Instruction(convolve), layer: 0), .init(Instruction(add), layer: 1),
      ]),
      layers: [
        Layer(
          name: "mixed", operatorName: "convolution", macs: 1024, weightBytes: 64,
          encodedWeightBytes: 160),
        Layer(name: "sum", operatorName: "add"),
      ], constants: [UInt8](repeating: 0, count: 160), notes: ["The weights are synthetic."])
  }

  static func counters(_ counts: [EventKind: Int]) -> Counters {
    counts.reduce(into: Counters()) { $0[$1.key] = $1.value }
  }

  /// A section's record from its instructions', with what the units add up to.
  static func section(cycles: Int, _ instructions: [InstructionRecord]) -> SectionRecord {
    var record = SectionRecord()
    record.cycles = cycles
    record.instructions = instructions
    for instruction in instructions {
      record.counters += instruction.counters
      let unit = Int(instruction.unit.rawValue)
      record.units[unit].busyCycles += instruction.busyCycles
      record.units[unit].stalls += instruction.stalls
    }
    for unit in record.units.indices {
      record.units[unit].idleCycles = cycles - record.units[unit].cycles
    }
    return record
  }

  static func prologue() -> SectionRecord {
    section(
      cycles: 32,
      [
        InstructionRecord(
          index: 0, layer: 0, unit: .storeDMA, start: 1, end: 31,
          counters: counters([.storeByte: 160, .sramWrite: 20, .instructionIssued: 1]))
      ])
  }

  static func body() -> SectionRecord {
    var stalls = StallCycles()
    stalls[.weightsNotReady] = 12
    stalls[.pipeline] = 4
    let convolve = InstructionRecord(
      index: 0, layer: 0, unit: .array, start: 1, end: 61,
      counters: counters([
        .macInt8: 1024, .accumulatorUpdate: 256, .weightDecoded: 64, .requantized: 128,
        .sramRead: 60, .sramWrite: 16, .instructionIssued: 1,
      ]), stalls: stalls)
    let add = InstructionRecord(
      index: 1, layer: 1, unit: .vector, start: 62, end: 80,
      counters: counters([
        .vectorElement: 128, .sramRead: 32, .sramWrite: 16, .instructionIssued: 1,
      ]))
    return section(cycles: 84, [convolve, add])
  }

  static func report(rate: Double? = nil) throws -> Report {
    try Report(
      program: program(), chip: chip(), point: point(), prologue: prologue(), body: body(),
      frames: 3, rate: rate, hostSeconds: HostSeconds(compile: 0.25, timing: 0.5, arithmetic: 1))
  }
}

/// Whether two sums of the same numbers, taken in another order, are equal.
///
/// Each of some thousand additions may lose half a unit in the last place, 1.1e-16 of the sum.
func isSameSum(_ left: Double, _ right: Double) -> Bool {
  abs(left - right) <= 1e-12 * max(abs(left), abs(right))
}
