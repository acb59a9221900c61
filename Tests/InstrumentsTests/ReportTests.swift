import Instruments
import InstructionSet
import MachineModel
import Testing

@Suite("The report")
struct ReportTests {
  @Test("derives speed, power and use from cycles and energy")
  func derived() throws {
    let report = try Samples.report()
    #expect(report.cycles == 84)
    #expect(report.latencyCycles == 84)
    #expect(isSameSum(report.framesPerSecond, 100e6 / 84))
    #expect(isSameSum(report.microjoulesPerInference, report.energy.total))
    // Microjoules for each frame, times frames in a second, are microwatts.
    #expect(
      isSameSum(report.milliwatts, report.microjoulesPerInference / 84e-8 * 1e-3))
    #expect(report.macs == 1024)
    #expect(isSameSum(report.macUtilization, 1024.0 / (84 * 32)))
    #expect(report.weightBytes == 64)
    #expect(report.encodedWeightBytes == 160)
    // 384 bytes of activations from 0, and 160 of weights and parameters from 16,384.
    #expect(report.sramPeakBytes == 544)
    #expect(report.layers.map(\.cycles) == [61, 23])
  }

  @Test("has the energy of the whole section, and of its prologue")
  func energies() throws {
    let report = try Samples.report()
    let model = try PowerModel(
      chip: Samples.chip(), point: Samples.point(),
      touchedBankBytes: Samples.program().touchedBankBytes)
    #expect(isSameSum(report.energy.total, model.energy(of: Samples.body()).total))
    #expect(isSameSum(report.prologueEnergy.total, model.energy(of: Samples.prologue()).total))
  }

  @Test("refuses a rate that the chip does not reach")
  func rate() throws {
    #expect(try Samples.report(rate: 1000).rate?.framesPerSecond == 1000)
    #expect(throws: PowerError.self) { try Samples.report(rate: 1e9) }
  }

  @Test("looks as it did", arguments: [nil, 30.0])
  func screen(rate: Double?) throws {
    let name = rate == nil ? "screen.txt" : "screen-at-rate.txt"
    expectSnapshot(try Samples.report(rate: rate).screen, named: name)
  }

  @Test("fits one screen with every line that it can have")
  func oneScreen() throws {
    var report = try Samples.report(rate: 30)
    let long = String(repeating: "a long name ", count: 20)
    report.notes = (0..<9).map { "\($0) \(long)" }
    report.network = long
    report.layers = (0..<300).map { index in
      var layer = report.layers[index % 2]
      layer.name = "\(index) \(long)"
      layer.operatorName = long
      for component in EnergyComponent.allCases { layer.energy[component] = 123_456_789 }
      return layer
    }
    let lines = report.screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 24)
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test("lists all layers as a table that looks as it did")
  func layerTable() throws {
    expectSnapshot(try Samples.report().layerTable, named: "layers.txt")
  }

  @Test("ranks layers by energy")
  func ranking() throws {
    var report = try Samples.report()
    report.layers = [3, 5, 5, 1].enumerated().map { index, energy in
      var layer = report.layers[0]
      layer.name = "\(index)"
      layer.energy = EnergyBreakdown()
      layer.energy[.array] = energy
      return layer
    }
    #expect(report.hungriest(3).map(\.name) == ["1", "2", "0"])
    #expect(report.hungriest(9).count == 4)
  }
}
