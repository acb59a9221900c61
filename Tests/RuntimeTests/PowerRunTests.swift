import ChipDescription
import ChipFiles
import InstructionSet
import Instruments
import MachineModel
import Runtime
import TestSupport
import Testing

/// Energy of whole runs: from data, at the lowest voltage, at a resolution.
@Suite("The power of a run")
struct PowerRunTests {
  private func run(
    seed: UInt64, _ options: SessionOptions, at point: String? = nil
  ) throws -> SessionResult {
    let chip = try ChipFile.bundled("obol-lite")
    var session = try Session(
      .graph(RandomGraph(seed: seed).graph, notes: []), chip: chip,
      point: try OperatingPoint.choose(point, of: chip, rate: options.rate), options: options)
    return try session.run(inputs: [], progress: nil)
  }

  @Test("from data counts every product once, and sums over layers", arguments: 1...6)
  func data(seed: UInt64) throws {
    let plain = try run(seed: seed, SessionOptions(frames: 2))
    let counted = try run(seed: seed, SessionOptions(frames: 2, dataEnergy: true))
    #expect(counted.outputs == plain.outputs)
    #expect(counted.report.energy == plain.report.energy)
    #expect(plain.report.dataEnergy == nil)
    let data = try #require(counted.report.dataEnergy)
    let (activity, counters) = (data.activity, counted.report.counters)
    // The data of two frames, each with the products that the machine counted.
    #expect(data.frames == 2)
    #expect(activity.products == 2 * (counters[.macInt8] + counters[.macInt4]))
    #expect(max(activity.zeroActivations, activity.zeroWeights) <= activity.zeroProducts)
    #expect(activity.zeroProducts <= activity.zeroActivations + activity.zeroWeights)
    for count in [
      activity.activations, activity.weights, activity.bankReads, activity.bankWrites,
      activity.storeBytes, activity.hostBytes,
    ] {
      #expect((0...count.bits).contains(count.toggles))
    }
    let sum = data.layers.reduce(0) { $0 + $1.energy.total }
    // Some hundred additions in another order.
    #expect(abs(sum - data.energy.total) <= 1e-12 * sum)
    #expect(data.gated.total <= data.energy.total)
    #expect(data.energy[.sram] == plain.report.energy[.sram])
    #expect(data.energy[.array] <= plain.report.energy[.array] * 3, "no more than every bit")
  }

  @Test("at the lowest voltage just meets the rate")
  func lowest() throws {
    let fast = try run(seed: 3, SessionOptions(timingOnly: true), at: "fast").report
    let rate = fast.framesPerSecond * 0.7
    let report = try run(seed: 3, SessionOptions(timingOnly: true, rate: rate), at: "lowest").report
    #expect(report.point.name == "lowest")
    #expect(abs(report.framesPerSecond - rate) < 1e-6 * rate)
    #expect(report.cycles == fast.cycles)
    #expect(report.point.volts < fast.point.volts)
    #expect(report.microjoulesPerInference < fast.microjoulesPerInference)
    #expect(throws: Problems.self) { try run(seed: 3, SessionOptions(rate: 1e9), at: "lowest") }
    #expect(throws: Problems.self) { try run(seed: 3, SessionOptions(), at: "lowest") }
  }

  @Test("of a spec whose point asks for a frame rate is that of the lowest voltage that meets it")
  func spec() throws {
    var chip = try ChipFile.bundled("obol-lite")
    chip.operatingPoints[0].framesPerSecond = 10
    var session = try Session(
      .graph(RandomGraph(seed: 3).graph, notes: []), chip: chip, point: chip.operatingPoints[0],
      options: SessionOptions(timingOnly: true))
    let report = try session.run(inputs: [], progress: nil).report
    #expect(abs(report.framesPerSecond - 10) < 1e-5)
    #expect(report.point.volts == chip.operatingPoints.map(\.volts).min())
    #expect(report.rate?.framesPerSecond == 10)
  }

  @Test("is cut at the resolution, and its peak is over the window")
  func resolution() throws {
    let seconds = try run(seed: 4, SessionOptions(timingOnly: true)).report.latencySeconds
    let resolution = PowerResolution(binSeconds: seconds / 50, windowSeconds: seconds / 10)
    let options = SessionOptions(timingOnly: true, resolution: resolution)
    let report = try run(seed: 4, options).report
    // A bin is a whole number of cycles, so that there may be some more or fewer.
    #expect((40...60).contains(report.trace.bins.count))
    #expect((4...6).contains(report.peakWindowBins))
    #expect(report.peakMilliwatts <= report.trace.peakMilliwatts())
    let bins = report.trace.bins.reduce(0) { $0 + $1.total }
    let layers = report.layers.reduce(0) { $0 + $1.energy.total }
    let components = EnergyComponent.allCases.reduce(0) { $0 + report.energy[$1] }
    // Three ways to add up some thousand numbers.
    #expect(abs(bins - layers) <= 1e-9 * layers && abs(components - layers) <= 1e-9 * layers)
  }
}
