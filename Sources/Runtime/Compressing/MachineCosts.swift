package import ChipDescription
package import Compression
internal import InstructionSet
internal import Instruments
package import ModelIR

/// What networks cost on a chip, by compiling them and counting the machine's cycles.
package struct MachineCosts: CostOracle {
  private let chip: ChipSpec
  private let point: OperatingPoint

  package init(chip: ChipSpec, point: OperatingPoint) {
    self.chip = chip
    self.point = point
  }

  package var channelGranule: Int { chip.array.outputs }

  package func cost(of graph: Graph) throws -> NetworkCost {
    var session = try Session(
      .graph(graph, notes: []), chip: chip, point: point,
      options: SessionOptions(timingOnly: true))
    let report = try session.run(inputs: [], progress: nil).report
    var cost = NetworkCost(report)
    for layer in report.layers {
      let one = LayerCost(
        cycles: layer.cycles, microjoules: layer.energy.total,
        encodedWeightBytes: session.program.layers[layer.index].encodedWeightBytes)
      cost.layers[layer.name, default: .none] += one
    }
    return cost
  }
}
