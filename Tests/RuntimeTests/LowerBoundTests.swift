import ChipDescription
import ChipFiles
import Instruments
import MachineModel
import Runtime
import TestSupport
import Testing

/// No run is faster than arithmetic and bytes allow.
@Suite struct LowerBoundTests {
  @Test(arguments: 0..<60)
  func randomNetworks(seed: Int) throws {
    let name = seed.isMultiple(of: 2) ? "obol" : "obol-lite"
    let graph = RandomGraph(seed: UInt64(seed)).graph
    try check(.graph(graph, notes: []), on: try ChipFile.bundled(name))
  }

  @Test func bundledNetwork() throws {
    try check(.bundled, on: try ChipFile.bundled("obol"))
  }

  private func check(_ workload: Workload, on chip: ChipSpec) throws {
    var session = try Session(
      workload, chip: chip, point: try OperatingPoint.choose(nil, of: chip),
      options: SessionOptions(timingOnly: true))
    let report = try session.run(inputs: [], progress: nil).report
    let counters = report.counters
    // Two products with int4 weights fit a multiplier in a cycle.
    let uses = counters[.macInt8] + counters[.macInt4] / 2
    #expect(report.cycles * chip.array.multipliers >= uses)
    #expect(report.cycles * chip.weightStore.bytesPerCycle >= counters[.storeByte])
    #expect(report.cycles * chip.hostLink.bytesPerCycle >= counters[.hostByte])
    #expect(report.cycles >= report.bounds.lowerBoundCycles)
    // Work of the model that the program does not do would be a hole in the account.
    #expect(counters[.macInt8] + counters[.macInt4] >= report.macs)
    for layer in report.layers where layer.lowerBoundCycles > 0 {
      #expect(layer.boundBy != nil, "\(layer.name)")
    }
  }
}
