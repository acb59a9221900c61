import ChipDescription
import ChipFiles
import Instruments
import ModelIR
import Runtime
import TestSupport
import Testing

/// More of a resource alone never costs cycles; where it does, the compiler chose badly.
@Suite("More of one resource")
struct MonotonicityTests {
  /// A knob, and twice of it.
  struct Growth: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let grow: @Sendable (inout ChipSpec) -> Void
  }

  static let growths = [
    Growth(testDescription: "weight store and decoder rate") {
      $0.weightStore.bytesPerCycle *= 2
      $0.decoder.weightsPerCycle *= 2
    },
    Growth(testDescription: "weight store rate") { $0.weightStore.bytesPerCycle *= 2 },
    Growth(testDescription: "host link rate") { $0.hostLink.bytesPerCycle *= 2 },
    Growth(testDescription: "banks") { $0.sram.banks *= 2 },
    Growth(testDescription: "bank size") { $0.sram.bankBytes *= 2 },
  ]

  @Test("costs the bundled network no cycles", arguments: growths)
  func bundledNetwork(growth: Growth) throws {
    try check(.bundled, growth, on: "obol")
  }

  @Test("costs random networks no cycles", arguments: growths, 0..<40)
  func randomNetworks(growth: Growth, seed: Int) throws {
    let graph = RandomGraph(seed: UInt64(seed)).graph
    try check(.graph(graph, notes: []), growth, on: seed.isMultiple(of: 2) ? "obol" : "obol-lite")
  }

  private func check(_ workload: Workload, _ growth: Growth, on name: String) throws {
    var chip = try ChipFile.bundled(name)
    // The flagship's decoder is as fast as a row of banks allows: growth starts from half of it.
    chip.weightStore.bytesPerCycle /= 2
    chip.decoder.weightsPerCycle /= 2
    var grown = chip
    growth.grow(&grown)
    let point = try OperatingPoint.choose(nil, of: chip)
    let before = try TimedNetwork(workload, on: chip).report(on: chip, at: point).cycles
    let after = try TimedNetwork(workload, on: grown).report(on: grown, at: point).cycles
    #expect(after <= before)
  }
}
