package import ChipDescription
package import Compression
internal import InstructionSet
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
    var cost = NetworkCost(try session.run(inputs: [], progress: nil).report)
    cost.layerBytes = session.program.layers.reduce(into: [:]) { bytes, layer in
      bytes[layer.name, default: 0] += layer.encodedWeightBytes
    }
    return cost
  }
}
