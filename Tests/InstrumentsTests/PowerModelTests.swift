import ChipDescription
import ChipFiles
import InstructionSet
import Instruments
import MachineModel
import TestSupport
import Testing

@Suite("The power model")
struct PowerModelTests {
  /// The factor from Horowitz's 45 nm and 0.9 V to 22 nm and 0.8 V, by hand:
  /// E(22, 0.9 V) = E(20) + (E(32) − E(20))/6 = 0.20079 + (0.541209 − 0.20079)/6 = 0.25752650,
  /// over E(45, 0.9 V) = 0.84433, times (0.8/0.9)².
  private let fromHorowitz = 0.2575265 / 0.84433 * 0.64 / 0.81

  @Test("is the hand-worked sum for a few events")
  func byHand() throws {
    let energy = try Samples.model().energy(
      of: Samples.counters([
        .macInt8: 1000, .macInt4: 100, .sramRead: 10, .sramWrite: 4, .storeByte: 50, .hostByte: 7,
        .requantized: 20, .vectorElement: 30,
      ]))
    let mac = 0.3 * fromHorowitz
    #expect(abs(energy[.array] - (1000 * mac + 100 * 0.7 * mac) * 1e-6) < 1e-12)
    #expect(abs(energy[.sram] - (10 * 1.59 + 4 * 1.25 * 1.59) * 1e-6) < 1e-12)
    #expect(abs(energy[.weightStore] - 50 * 20e-6) < 1e-12)
    #expect(abs(energy[.hostLink] - 7 * 32e-6) < 1e-12)
    #expect(abs(energy[.accumulators] - 20 * 3.4 * fromHorowitz * 1e-6) < 1e-12)
    #expect(abs(energy[.vector] - 30 * 3.3 * fromHorowitz * 1e-6) < 1e-12)
    #expect(energy[.clock] == 0)
    #expect(energy[.leakage] == 0)
  }

  @Test("has each register bit of an update, a decoded weight and an issue")
  func registers() throws {
    let model = try Samples.model()
    // E(40, 0.9 V) = E(32) + (E(45) − E(32))·8/13.
    let from40 = 0.2575265 / (0.541209 + (0.84433 - 0.541209) * 8 / 13) * 0.64 / 0.81
    #expect(abs(model.picojoules(.accumulatorUpdate) - 32 * 0.009 * from40) < 1e-7)
    #expect(abs(model.picojoules(.weightDecoded) - 16 * 0.009 * from40) < 1e-7)
    // 64 bytes: four reads of 128 bits from 8 KiB, and 512 bits.
    let issue = 4 * 2.009 + 512 * 0.009 * from40
    #expect(abs(model.picojoules(.instructionIssued) - issue) < 1e-6)
  }

  @Test("takes dynamic energy with the square of the voltage, and none of it from other supplies")
  func voltage() throws {
    let (high, low) = (try Samples.model(volts: 1.0), try Samples.model(volts: 0.5))
    for kind in EventKind.allCases {
      let ratio = high.picojoules(kind) / low.picojoules(kind)
      let expected = kind == .storeByte || kind == .hostByte ? 1.0 : 4.0
      #expect(abs(ratio - expected) < 1e-12, "\(kind)")
    }
    for unit in Unit.allCases {
      #expect(abs(high.clockPicojoules(unit) / low.clockPicojoules(unit) - 4) < 1e-12)
    }
  }

  @Test("gives the clock its share of a full cycle")
  func clock() throws {
    let model = try Samples.model()
    let full =
      32 * model.picojoules(.macInt8) + 8 * model.picojoules(.accumulatorUpdate)
      + 2 * model.picojoules(.sramRead)
    let clock = model.clockPicojoules(.array)
    #expect(abs(clock / (clock + full) - 0.275) < 1e-12)
    let record = InstructionRecord(index: 0, layer: 0, unit: .array, start: 10, end: 30)
    #expect(abs(model.energy(of: record)[.clock] - 20e-6 * clock) < 1e-15)
  }

  @Test("leaks from the groups of banks in use, the program memory, the accumulators and the logic")
  func leakage() throws {
    let model = try Samples.model()
    // 20,000 bytes reach into the second group of two banks of 8 KiB.
    #expect(model.activeBankBytes == 32_768)
    let kibibytes = 32.0 + 8 + 1
    #expect(abs(model.activeLeakage.memory - kibibytes * 0.15 * 0.8) < 1e-12)
    #expect(abs(model.activeLeakage.logic - 0.07 * Double(32 + 16 * (8 + 4))) < 1e-12)
    #expect(model.activeLeakage.alwaysOn == 1.7)
    // A hundred thousand cycles of 10 ns are a millisecond.
    let energy = model.leakage(cycles: 100_000)
    #expect(abs(energy.total - model.activeLeakage.microwatts * 1e-3) < 1e-12)
  }

  @Test("knows the energies of every bundled chip", arguments: ChipFile.bundledNames)
  func bundled(name: String) throws {
    let chip = try ChipFile.bundled(name)
    for point in chip.operatingPoints {
      let model = try PowerModel(
        chip: chip, point: point, touchedBankBytes: [0..<chip.sram.totalBytes])
      #expect(model.activeBankBytes == chip.sram.totalBytes)
      #expect(EventKind.allCases.allSatisfy { model.picojoules($0) > 0 })
    }
  }

  @Test("adds the standby of a store that needs power")
  func storeStandby() throws {
    #expect(try Samples.model().activeLeakage.store == 0)
    let psram = try Samples.model { $0.weightStore.technology = .psram }
    #expect(psram.activeLeakage.store == 420)
    let sram = try Samples.model { $0.weightStore.technology = .sram }
    #expect(abs(sram.activeLeakage.store - 64 * 0.02) < 1e-12)
  }
}

@Suite("The energies of a section")
struct SectionEnergyTests {
  /// A section of many overlapping instructions of twelve layers.
  private func section(seed: UInt64) -> SectionRecord {
    var random = RepeatableRandom(seed: seed)
    let records = (0..<200).map { index in
      let start = Int.random(in: 0..<5000, using: &random)
      let counts = EventKind.allCases.map { ($0, Int.random(in: 0..<100_000, using: &random)) }
      return InstructionRecord(
        index: index, layer: Int.random(in: 0..<12, using: &random),
        unit: Unit.allCases[index % Unit.allCases.count], start: start,
        end: start + Int.random(in: 1..<400, using: &random),
        counters: Samples.counters(Dictionary(uniqueKeysWithValues: counts)))
    }
    return Samples.section(cycles: 5500, records)
  }

  @Test("of its layers sum to its own, component by component", arguments: [1, 2, 3] as [UInt64])
  func additivity(seed: UInt64) throws {
    let (model, section) = (try Samples.model(), section(seed: seed))
    let layers = model.layerEnergies(of: section, layerCount: 12)
    let sum = layers.reduce(into: EnergyBreakdown()) { $0 += $1 }
    // The same from the section's own sums: counters, units' cycles, cycles.
    var whole = model.energy(of: section.counters)
    whole += model.leakage(cycles: section.cycles)
    for unit in section.units {
      let active = unit.cycles - unit.idleCycles
      whole[.clock] += Double(active) * model.clockPicojoules(unit.unit) * 1e-6
    }
    for component in EnergyComponent.allCases {
      #expect(isSameSum(sum[component], whole[component]), "\(component)")
      #expect(whole[component] > 0, "\(component)")
    }
    #expect(isSameSum(layers.map(\.total).reduce(0, +), whole.total))
    #expect(isSameSum(model.energy(of: section).total, whole.total))
  }

  @Test("go with cycles that sum to the section's", arguments: [1, 2, 3] as [UInt64])
  func cycles(seed: UInt64) {
    let cycles = section(seed: seed).layerCycles(layerCount: 12)
    #expect(cycles.reduce(0, +) == 5500)
    #expect(cycles.allSatisfy { $0 >= 0 })
  }

  @Test("give a layer the time from the end of those before it to its own end")
  func layerCycles() {
    func record(_ layer: Int, _ start: Int, _ end: Int) -> InstructionRecord {
      InstructionRecord(index: 0, layer: layer, unit: .array, start: start, end: end)
    }
    let section = Samples.section(
      cycles: 120,
      [record(0, 0, 40), record(2, 5, 30), record(1, 20, 90), record(3, 90, 100)])
    #expect(section.layerCycles(layerCount: 4) == [40, 50, 0, 30])
    #expect(SectionRecord().layerCycles(layerCount: 0) == [])
  }
}
