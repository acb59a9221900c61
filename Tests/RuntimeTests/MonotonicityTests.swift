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
  /// Two chips that differ in a knob, as changes of one.
  struct Growth: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var lesser: @Sendable (inout ChipSpec) -> Void = { _ in }
    var greater: @Sendable (inout ChipSpec) -> Void = { _ in }
  }

  static let growths = [
    // A decoder takes no more weights a cycle than a row of banks gives: from half of it on.
    Growth(
      testDescription: "weight store and decoder rate",
      lesser: {
        $0.weightStore.bytesPerCycle /= 2
        $0.decoder.weightsPerCycle /= 2
      }),
    Growth(
      testDescription: "weight store rate", lesser: { $0.weightStore.bytesPerCycle /= 2 }),
    Growth(testDescription: "host link rate", greater: { $0.hostLink.bytesPerCycle *= 2 }),
    Growth(testDescription: "banks", greater: { $0.sram.banks *= 2 }),
    Growth(testDescription: "bank size", greater: { $0.sram.bankBytes *= 2 }),
  ]

  /// Cycles that a frame of few may lose to who meets whom at the banks, which changes with every
  /// rate: a scheduling anomaly (Graham, 1969), not a choice of the compiler's.
  private static let anomalyCycles = 4

  @Test("costs the bundled network no cycles", arguments: growths)
  func bundledNetwork(growth: Growth) throws {
    try check(.bundled, growth, on: "obol", allowance: 0)
  }

  @Test("costs random networks no cycles", arguments: growths, 0..<40)
  func randomNetworks(growth: Growth, seed: Int) throws {
    let graph = RandomGraph(seed: UInt64(seed)).graph
    try check(
      .graph(graph, notes: []), growth, on: seed.isMultiple(of: 2) ? "obol" : "obol-lite",
      allowance: Self.anomalyCycles)
  }

  private func check(
    _ workload: Workload, _ growth: Growth, on name: String, allowance: Int
  ) throws {
    var chip = try ChipFile.bundled(name)
    var grown = chip
    growth.lesser(&chip)
    growth.greater(&grown)
    let point = try OperatingPoint.choose(nil, of: chip)
    let before = try TimedNetwork(workload, on: chip).report(on: chip, at: point).cycles
    let after = try TimedNetwork(workload, on: grown).report(on: grown, at: point).cycles
    #expect(after <= before + allowance)
  }
}
