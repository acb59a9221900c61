import ChipDescription
import Instruments
import Testing

@Suite("The table of energies")
struct EnergyTableTests {
  @Test("has a value, a source and a spread around one for each entry")
  func entries() throws {
    let banks = [
      try BankEnergy.read(bankBytes: 8192, wordBytes: 8),
      try BankEnergy.write(bankBytes: 8192, wordBytes: 8),
    ]
    for figure in EnergyTable.figures + AreaTable.figures + banks {
      #expect(figure.value > 0, "\(figure.name)")
      #expect(figure.source.count > 10, "\(figure.name)")
      #expect(figure.spread.contains(1), "\(figure.name)")
      #expect(figure.spread.lowerBound < figure.spread.upperBound, "\(figure.name)")
    }
    let names = EnergyTable.figures.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names { #expect(EnergyTable.manual.contains(name), "\(name)") }
  }

  @Test("has a formula, a range and a source for each scaling rule")
  func rules() {
    for rule in ScalingRule.all {
      #expect(rule.range.lowerBound < rule.range.upperBound, "\(rule.name)")
      #expect(rule.formula.count > 1 && rule.source.count > 10, "\(rule.name)")
      #expect(EnergyTable.manual.contains("\(rule.name): \(rule.formula)"), "\(rule.name)")
    }
  }

  @Test("refuses a chip that is hotter, colder or coarser than the rules hold")
  func chips() throws {
    for celsius in [-41, 126] {
      #expect(throws: PowerError.self) { try Samples.model { $0.process.celsius = celsius } }
    }
    var coarse = Samples.chip()
    coarse.process.nanometres = 90
    #expect(throws: PowerError.self) { try AreaEstimate(of: coarse) }
    #expect(try Samples.model { $0.process.celsius = 125 }.activeLeakage.microwatts > 0)
  }

  @Test("knows powers of real numbers")
  func powers() {
    #expect(RealPower.power(2, 10) == 1024)
    #expect(isSameSum(RealPower.power(10, -3), 0.001))
    // e^(0.3 · ln 5) and e^(−1.3 · ln 0.2), to the forty binary digits of the exponent.
    #expect(abs(RealPower.power(5, 0.3) - 1.6206565966927624) < 1e-9)
    #expect(abs(RealPower.power(0.2, -1.3) - 8.103282983463814) < 1e-9)
  }

  @Test("raises leakage power by 1.42 for a tenth of a volt at 1 V")
  func leakageVoltage() throws {
    // 1.1 · 10^(0.1 · 0.1 / 0.09).
    let factor = try ProcessScaling.leakageFactor(fromVolts: 1, toVolts: 1.1)
    #expect(abs(factor - 1.1 * 1.2915497) < 1e-6)
  }

  @Test(
    "scales by node as the published table does",
    arguments: [
      (65.0, 1.25), (45, 1), (40, 0.86), (28, 0.51), (22, 0.31), (16, 0.19),
    ])
  func nodes(nanometres: Double, factor: Double) throws {
    let found = try ProcessScaling.factor(
      from: ProcessPoint(nanometres: 45, volts: 0.9),
      to: ProcessPoint(nanometres: nanometres, volts: 0.9))
    // The published factors have two decimals.
    #expect(abs(found - factor) <= 0.0051)
  }

  @Test("refuses nodes and voltages without a source")
  func validity() {
    let stated = ProcessPoint(nanometres: 45, volts: 0.9)
    for point in [
      ProcessPoint(nanometres: 90, volts: 0.9), ProcessPoint(nanometres: 5, volts: 0.7),
      ProcessPoint(nanometres: 22, volts: 0.4), ProcessPoint(nanometres: 22, volts: 1.3),
    ] {
      #expect(throws: PowerError.self) { try ProcessScaling.factor(from: stated, to: point) }
    }
    #expect(
      throws: PowerError.outsideValidity(
        quantity: "the process node", value: 90, unit: "nm", range: 7...65)
    ) {
      try Samples.model { $0.process.nanometres = 90 }
    }
  }

  @Test("doubles leakage with 22.5 degrees")
  func temperature() {
    #expect(ProcessScaling.leakageFactor(celsius: 25) == 1)
    #expect(abs(ProcessScaling.leakageFactor(celsius: 47.5) - 2) < 1e-9)
    #expect(abs(ProcessScaling.leakageFactor(celsius: 2.5) - 0.5) < 1e-9)
    // 2^(10/22.5) = e^0.30807.
    #expect(abs(ProcessScaling.leakageFactor(celsius: 35) - 1.36079) < 1e-5)
  }
}

@Suite("The energy of a bank's words")
struct BankEnergyTests {
  @Test(
    "is the sweep's where the sweep has the bank",
    arguments: [
      (2048, 4, 0.405), (8192, 8, 1.59), (131_072, 16, 11.846), (1_048_576, 32, 63.335),
    ])
  func onTheSweep(bankBytes: Int, wordBytes: Int, picojoules: Double) throws {
    let read = try BankEnergy.read(bankBytes: bankBytes, wordBytes: wordBytes)
    #expect(abs(read.value - picojoules) < 1e-9)
    let write = try BankEnergy.write(bankBytes: bankBytes, wordBytes: wordBytes)
    #expect(abs(write.value - 1.25 * picojoules) < 1e-9)
  }

  @Test("lies between the sweep's neighbours, and goes on beyond it with the square root")
  func elsewhere() throws {
    let between = try BankEnergy.read(bankBytes: 16_384, wordBytes: 8).value
    // √16 = 4 lies (4 − √8)/(√32 − √8) = 0.414214 of the way from 8 to 32 KiB.
    #expect(abs(between - (1.59 + 0.414214 * (3.478 - 1.59))) < 1e-5)
    let below = try BankEnergy.read(bankBytes: 512, wordBytes: 8).value
    #expect(abs(below - 0.481 / 2) < 1e-9)
    let above = try BankEnergy.read(bankBytes: 4_194_304, wordBytes: 8).value
    #expect(abs(above - 21.731 * 2) < 1e-9)
    // 512 bits are two banks of half the size side by side.
    let wider = try BankEnergy.read(bankBytes: 8192, wordBytes: 64).value
    #expect(abs(wider - 2 * (2.198 + 0.414214 * (2.849 - 2.198))) < 1e-5)
  }

  @Test("grows with size and width")
  func monotonic() throws {
    for wordBytes in [4, 8, 16, 32, 64] {
      let sizes = (8...22).map { 1 << $0 }
      let reads = try sizes.map { try BankEnergy.read(bankBytes: $0, wordBytes: wordBytes).value }
      #expect(reads == reads.sorted(), "\(wordBytes) bytes: \(reads)")
    }
    for bankBytes in [256, 2048, 16_384, 131_072, 1_048_576, 4_194_304] {
      let reads = try [4, 8, 12, 16, 32, 64].map {
        try BankEnergy.read(bankBytes: bankBytes, wordBytes: $0).value
      }
      #expect(reads == reads.sorted(), "\(bankBytes) bytes: \(reads)")
    }
  }

  @Test("is unknown for banks far outside the sweep")
  func validity() {
    #expect(throws: PowerError.self) { try BankEnergy.read(bankBytes: 128, wordBytes: 4) }
    #expect(throws: PowerError.self) { try BankEnergy.read(bankBytes: 8192, wordBytes: 2) }
    #expect(throws: PowerError.self) { try BankEnergy.write(bankBytes: 1 << 23, wordBytes: 8) }
  }
}
