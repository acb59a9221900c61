package import ChipDescription
package import Compression
package import ModelIR

/// What networks cost on a chip, by compiling them and counting the machine's cycles.
package struct MachineCosts: CostOracle {
  private let chip: ChipSpec
  private let point: OperatingPoint

  package init(chip: ChipSpec, point: OperatingPoint) {
    self.chip = chip
    self.point = point
  }

  package func cost(of graph: Graph) throws -> NetworkCost {
    var session = try Session(
      .graph(graph, notes: []), chip: chip, point: point,
      options: SessionOptions(timingOnly: true))
    return NetworkCost(try session.run(inputs: [], progress: nil).report)
  }
}
