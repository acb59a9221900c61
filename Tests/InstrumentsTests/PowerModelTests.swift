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
  private let fromHorowitz =
    0.2575265 / 0.84433 * 0.64 / 0.81 * EnergyTable.implementation.value

  @Test("is the hand-worked sum for a few events")
  func byHand() throws {
    let energy = try Samples.model().energy(
      of: Samples.counters([
        .macInt8: 1000, .macInt4: 100, .sramRead: 10, .sramWrite: 4, .storeByte: 50, .hostByte: 7,
        .requantized: 20, .vectorElement: 30,
      ]))
    let mac = 0.3 * fromHorowitz
    #expect(abs(energy[.array] - (1000 * mac + 100 * 0.7 * mac) * 1e-6) < 1e-12)
    let silicon = EnergyTable.implementation.value
    #expect(abs(energy[.sram] - (10 * 1.59 + 4 * 1.25 * 1.59) * silicon * 1e-6) < 1e-12)
    #expect(abs(energy[.weightStore] - 50 * 20e-6) < 1e-12)
    #expect(abs(energy[.hostLink] - 7 * 32e-6) < 1e-12)
    // 14 words of 64 bits and 57 bytes over half a side of the die, at (0.8 / 0.9)² of 0.12 pJ.
    let millimetres = try AreaEstimate(of: Samples.chip()).squareMillimetres.squareRoot() / 2
    let wires = (14 * 64 + 57 * 8) * millimetres * 0.12 * 0.64 / 0.81
    #expect(abs(energy[.interconnect] - wires * 1e-6) < 1e-12)
    #expect(abs(energy[.accumulators] - 20 * 3.4 * fromHorowitz * 1e-6) < 1e-12)
    #expect(abs(energy[.vector] - 30 * 3.3 * fromHorowitz * 1e-6) < 1e-12)
    #expect(energy[.clock] == 0)
    #expect(energy[.leakage] == 0)
  }

  @Test("has each register bit of an update, a decoded weight and an issue")
  func registers() throws {
    let model = try Samples.model()
    // E(40, 0.9 V) = E(32) + (E(45) − E(32))·8/13.
    let silicon = EnergyTable.implementation.value
    let from40 =
      0.2575265 / (0.541209 + (0.84433 - 0.541209) * 8 / 13) * 0.64 / 0.81 * silicon
    let update = model.energy(of: .accumulatorUpdate)[.accumulators]
    #expect(abs(update - 32 * 0.009 * from40 * 1e-6) < 1e-12)
    let decoded = model.energy(of: .weightDecoded)[.weightDecoder]
    #expect(abs(decoded - 16 * 0.009 * from40 * 1e-6) < 1e-12)
    // 64 bytes: four reads of 128 bits from 8 KiB, and 512 bits.
    let issue = 4 * 2.009 * silicon + 512 * 0.009 * from40
    #expect(abs(model.energy(of: .instructionIssued)[.sequencer] - issue * 1e-6) < 1e-11)
  }

  @Test("takes dynamic energy with the square of the voltage, and none of it from other supplies")
  func voltage() throws {
    let (high, low) = (try Samples.model(volts: 1.0), try Samples.model(volts: 0.5))
    for kind in EventKind.allCases {
      let (top, bottom) = (high.energy(of: kind), low.energy(of: kind))
      for component in top.ranked {
        let expected = component.hasOwnSupply ? 1.0 : 4.0
        #expect(isSameSum(top[component], expected * bottom[component]), "\(kind) \(component)")
      }
    }
    for unit in Unit.allCases {
      #expect(isSameSum(high.activeCycle(of: unit).total, 4 * low.activeCycle(of: unit).total))
    }
  }

  @Test("gives the clock as much as the logic of a full cycle, most of it while units are active")
  func clock() throws {
    let model = try Samples.model()
    let logic =
      32 * model.energy(of: .macInt8)[.array] + 4 * model.energy(of: .requantized)[.accumulators]
      + 8 * model.energy(of: .accumulatorUpdate)[.accumulators]
      + 8 * model.energy(of: .weightDecoded)[.weightDecoder]
    let active = model.activeCycle(of: .array)[.clock]
    #expect(isSameSum(active, 0.85 * EnergyTable.clockShare.value * logic))
    let record = InstructionRecord(index: 0, layer: 0, unit: .array, start: 10, end: 30)
    #expect(isSameSum(model.energy(of: record)[.clock], 20 * active))
    // The trunk of every unit's network and the generator run in any cycle.
    let trunk = Unit.allCases.reduce(0.0) { $0 + model.activeCycle(of: $1)[.clock] } * 0.15 / 0.85
    #expect(isSameSum(model.standing(cycles: 1)[.clock], trunk + 2e-6))
  }

  @Test("has a core's cycles, executing and gated, and the regulator's loss on all of the core")
  func system() throws {
    let model = try Samples.model {
      $0.controlCore.cores = 3
      $0.controlCore.activePercent = 20
      $0.regulator.efficiencyPercent = 80
    }
    // 12 pJ at 22 nm and 0.8 V, the sample's own point; a gated core takes a tenth.
    let cycle = model.standing(cycles: 1)
    #expect(isSameSum(cycle[.controlCore], 3 * 12e-6 * (0.2 + 0.8 * 0.1)))
    #expect(isSameSum(cycle[.regulator], (cycle.total - cycle[.regulator]) * 0.25))
    // What has a supply of its own goes through no regulator.
    let byte = model.energy(of: .storeByte)
    #expect(isSameSum(byte[.regulator], (byte[.dma] + byte[.interconnect]) * 0.25))
  }

  @Test("takes wider operands and weights with a memory of their own for each product")
  func operands() throws {
    let narrow = try Samples.model().energy(of: .macInt8)
    let wide = try Samples.model { $0.array.operandBits = 16 }.energy(of: .macInt8)
    // Four multiplications of 0.2 pJ and one addition of 0.1, for one of each.
    #expect(isSameSum(wide[.array], narrow[.array] * 0.9 / 0.3))
    let memory = try Samples.model { $0.array.weightMemoryBytes = 8192 }.energy(of: .macInt8)
    // One of the eight bytes that a read of 64 bits from 8 KiB brings.
    let byte = 1.59 / 8 * EnergyTable.implementation.value * 1e-6
    #expect(isSameSum(memory[.sram], byte))
  }

  @Test("leaks from the groups of banks in use, the program memory, the accumulators and the logic")
  func leakage() throws {
    let model = try Samples.model()
    // 20,000 bytes reach into the second group of two banks of 8 KiB.
    #expect(model.activeBankBytes == 32_768)
    let kibibytes = 32.0 + 8 + 1
    // From 1.0 to 0.8 V: 0.8 · 10^(−0.2 · 0.1 / 0.09) = 0.8 · 0.599484.
    #expect(abs(model.activeLeakage.memory - kibibytes * 0.15 * 0.8 * 0.599484) < 1e-5)
    #expect(abs(model.activeLeakage.logic - 0.07 * Double(32 + 16 * (8 + 4))) < 1e-12)
    #expect(model.activeLeakage.alwaysOn == 1.7)
    // A hundred thousand cycles of 10 ns are a millisecond.
    let energy = model.standing(cycles: 100_000)
    let leaked = energy[.leakage] + energy[.alwaysOn]
    #expect(isSameSum(leaked, model.activeLeakage.microwatts * 1e-3))
  }

  @Test("knows the energies of every bundled chip", arguments: ChipFile.bundledNames)
  func bundled(name: String) throws {
    let chip = try ChipFile.bundled(name)
    for point in chip.operatingPoints {
      let model = try PowerModel(
        chip: chip, point: point, touchedBankBytes: [0..<chip.sram.totalBytes])
      #expect(model.activeBankBytes == chip.sram.totalBytes)
      #expect(EventKind.allCases.allSatisfy { model.energy(of: $0).total > 0 })
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
    let section = section(seed: seed)
    let model = try Samples.model {
      $0.controlCore.cores = 1
      $0.regulator.efficiencyPercent = 80
    }
    let layers = model.layerEnergies(of: section, layerCount: 12)
    let sum = layers.reduce(into: EnergyBreakdown()) { $0 += $1 }
    // The same from the section's own sums: counters, units' cycles, cycles.
    var whole = model.energy(of: section.counters)
    whole += model.standing(cycles: section.cycles)
    for unit in section.units {
      whole += model.activeCycle(of: unit.unit) * Double(unit.cycles - unit.idleCycles)
    }
    for component in EnergyComponent.allCases {
      #expect(isSameSum(sum[component], whole[component]), "\(component)")
      #expect(whole[component] > 0, "\(component)")
    }
    #expect(isSameSum(layers.map(\.total).reduce(0, +), whole.total))
    #expect(isSameSum(model.energy(of: section).total, whole.total))
    #expect(isSameSum(model.range(of: section).microjoules, whole.total))
  }

  @Test("of its bins of time sum to its own, however many there are", arguments: [1, 7, 240, 9000])
  func bins(count: Int) throws {
    let (model, section) = (try Samples.model(), section(seed: 4))
    let trace = model.trace(of: section, bins: count)
    #expect(trace.bins.count <= count)
    let sum = trace.bins.reduce(into: EnergyBreakdown()) { $0 += $1 }
    let whole = model.energy(of: section)
    for component in EnergyComponent.allCases {
      #expect(isSameSum(sum[component], whole[component]), "\(component)")
    }
    #expect(trace.bins.indices.reduce(0) { $0 + trace.cycles(ofBin: $1) } == section.cycles)
    let average = whole.total / model.seconds(cycles: section.cycles) * 1e-3
    #expect(isSameSum(trace.averageMilliwatts, average))
    #expect(trace.peakMilliwatts() >= average * (1 - 1e-12))
    // A window of all bins has no peak above the average.
    #expect(isSameSum(trace.peakMilliwatts(windowBins: trace.bins.count), average))
  }

  @Test("are cut at the resolution that is asked for, and no finer than can be read")
  func resolution() throws {
    let (model, section) = (try Samples.model(), section(seed: 5))
    // 5,500 cycles of 10 ns.
    let trace = try model.trace(of: section, PowerResolution(binSeconds: 1e-6))
    #expect(trace.binCycles == 100 && trace.bins.count == 55)
    #expect(trace.bins(inSeconds: 3.4e-6) == 3 && trace.bins(inSeconds: 0) == 1)
    // The mean over three bins, wherever it is highest, worked out one by one.
    let peak = (0..<53).map { start in
      (start..<start + 3).reduce(0.0) { $0 + trace.milliwatts(ofBin: $1) } / 3
    }.max()
    #expect(isSameSum(trace.peakMilliwatts(windowBins: 3), peak ?? 0))
    let coarse = trace.coarser(than: 10)
    #expect(coarse.bins.count <= 10)
    let sums = [trace, coarse].map { $0.bins.reduce(0) { $0 + $1.total } }
    #expect(isSameSum(sums[0], sums[1]))
    #expect(try model.trace(of: section, PowerResolution()).bins.count <= 240)
    #expect(try model.trace(of: section, PowerResolution(binSeconds: 1e-12)).binCycles == 1)
    #expect(throws: PowerError.self) {
      var long = section
      long.cycles = 1_000_000
      _ = try model.trace(of: long, PowerResolution(binSeconds: 1e-9))
    }
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
