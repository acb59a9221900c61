import ChipDescription
import ChipFiles
import InstructionSet
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
    let leftOut = leftOutProducts(of: session.program)
    #expect(counters[.macInt8] + counters[.macInt4] + leftOut >= report.macs)
    for layer in report.layers where layer.lowerBoundCycles > 0 {
      #expect(layer.boundBy != nil, "\(layer.name)")
    }
  }

  /// The most products that there can be in the weight tiles that the array leaves out.
  private func leftOutProducts(of program: Program) -> Int {
    program.body.steps.reduce(0) { sum, step in
      guard case .convolve(let convolve) = step.instruction.body, convolve.skipsTiles else {
        return sum
      }
      let loops = ConvolutionLoops(convolve, program.geometry)
      let lanes = (0..<loops.steps).map { loops.lanes(ofStep: $0) }.max() ?? 0
      let products = loops.geometry.outputs * lanes * convolve.output.width * convolve.output.height
      return sum + (loops.tiles - convolve.storedTiles) * products
    }
  }
}
