import ChipDescription
import Instruments
import MachineModel
import Testing

/// What data makes of energy, each rule by hand.
@Suite("Energy from data")
struct DataEnergyTests {
  /// A sixth of the operands' bits change, half of what the figures stand for; a quarter of the
  /// products has a zero; no read bit changes, every written one does.
  private var quiet: DataActivity {
    var activity = DataActivity()
    activity.products = 1024
    activity.zeroProducts = 256
    activity.activations = ToggleCount(toggles: 300, bits: 900)
    activity.weights = ToggleCount(toggles: 0, bits: 900)
    activity.bankReads = ToggleCount(toggles: 0, bits: 64)
    activity.bankWrites = ToggleCount(toggles: 64, bits: 64)
    return activity
  }

  /// As busy as every figure takes data to be.
  private var usual: DataActivity {
    var activity = DataActivity()
    activity.products = 1024
    activity.activations = ToggleCount(toggles: 1, bits: 3)
    activity.bankReads = ToggleCount(toggles: 1, bits: 2)
    activity.bankWrites = activity.bankReads
    return activity
  }

  private func dataEnergy(_ activity: DataActivity, gates: Bool = false) throws -> DataEnergy {
    var data = MeasuredData()
    data.add([activity, DataActivity()])
    return try model(gates: gates).dataEnergy(of: Samples.body(), data: data, layerCount: 2)
  }

  private func model(gates: Bool = false) throws -> PowerModel {
    try Samples.model {
      $0.array.gatesZeros = gates
      $0.regulator.efficiencyPercent = 80
    }
  }

  @Test("scales each figure by the toggles over those that it stands for")
  func factors() {
    func factor(
      _ figure: EnergyFigure, _ kind: EventKind, _ gates: Bool = false
    ) -> Double {
      quiet.factor(of: figure, in: kind, gatesZeros: gates)
    }
    // (300 + 0) / 1800 over a third.
    #expect(abs(factor(EnergyTable.multiply8, .macInt8) - 0.5) < 1e-12)
    #expect(abs(factor(EnergyTable.add32, .macInt4) - 0.5) < 1e-12)
    // Three quarters of that, and a quarter gated.
    #expect(abs(factor(EnergyTable.multiply8, .macInt8, true) - (0.375 + 0.25 * 0.06)) < 1e-12)
    #expect(factor(EnergyTable.wire, .sramRead) == 0)
    #expect(factor(EnergyTable.wire, .sramWrite) == 2)
    // Nothing was counted, or data makes no difference.
    #expect(factor(EnergyTable.wire, .storeByte) == 1)
    #expect(factor(EnergyTable.hostByte, .hostByte) == 1)
    #expect(factor(EnergyTable.add32, .requantized) == 1)
    #expect(factor(EnergyTable.registerBit, .weightDecoded) == 1)
  }

  @Test("is the data-independent energy where data is what the figures stand for")
  func usualData() throws {
    let layers = try model().layerEnergies(of: Samples.body(), layerCount: 2)
    let data = try dataEnergy(usual)
    for component in EnergyComponent.allCases {
      for (layer, independent) in zip(data.layers, layers) {
        #expect(isSameSum(layer.energy[component], independent[component]), "\(component)")
      }
    }
  }

  @Test("changes what data changes, and the regulator's loss with it")
  func difference() throws {
    let model = try model()
    let before = model.energy(of: Samples.body())
    let after = try dataEnergy(quiet).energy
    #expect(isSameSum(after[.array], before[.array] / 2))
    // Reads of 60 words lose their wires' energy, writes of 16 have it twice; the addition's 48
    // words keep theirs.
    let word = model.energy(of: .sramRead)[.interconnect]
    #expect(isSameSum(before[.interconnect], 124 * word))
    #expect(isSameSum(after[.interconnect], (2 * 16 + 48) * word))
    for component in [EnergyComponent.sram, .clock, .accumulators, .leakage, .vector] {
      #expect(isSameSum(after[component], before[component]), "\(component)")
    }
    #expect(isSameSum(after[.regulator], (after.total - after[.regulator]) * 0.25))
  }

  @Test("has gated multipliers where the chip has them, and beside it where not")
  func gating() throws {
    let (plain, gating) = (try dataEnergy(quiet), try dataEnergy(quiet, gates: true))
    #expect(plain.gated == gating.energy && gating.gated == gating.energy)
    #expect(isSameSum(plain.gated[.array], plain.energy[.array] * 0.39 / 0.5))
  }

  @Test("is a mean over frames, and its layers sum to it")
  func frames() throws {
    var data = MeasuredData()
    data.add([quiet, DataActivity()])
    data.add([quiet, DataActivity()])
    let twice = try model().dataEnergy(of: Samples.body(), data: data, layerCount: 2)
    let once = try dataEnergy(quiet)
    #expect(twice.frames == 2)
    #expect(isSameSum(twice.energy.total, once.energy.total))
    #expect(isSameSum(twice.layers.map(\.energy.total).reduce(0, +), twice.energy.total))
    #expect(twice.activity.products == 2048)
  }

  @Test("stands beside the data-independent figure in every report")
  func reports() throws {
    var data = MeasuredData()
    data.add([quiet, DataActivity()])
    let report = try Report(
      program: Samples.program(), chip: Samples.chip(), point: Samples.point(),
      prologue: Samples.prologue(), body: Samples.body(), frames: 1, data: data)
    #expect(report.screen.contains("  data  "))
    #expect(report.screen.contains("gated"))
    #expect(report.html.contains("Energy from the data"))
    #expect(report.json.text.contains("\"dataEnergy\""))
    #expect(report.json.text.contains("\"activationTogglesPerBit\": 0.333"))
    #expect(try !Samples.report().json.text.contains("\"dataEnergy\""))
  }
}
