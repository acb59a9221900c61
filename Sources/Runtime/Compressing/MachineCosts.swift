package import ChipDescription
package import Compression
internal import InstructionSet
internal import Instruments
package import ModelIR

/// What networks cost on a chip, by compiling them and counting the machine's cycles.
package struct MachineCosts: CostOracle {
  private let chip: ChipSpec
  private let point: OperatingPoint
  private let data: [InputBinding.Source]

  /// - Parameter data: frames whose zeros and toggles joules are counted by; without any, those of
  ///   a network hang on no data.
  package init(chip: ChipSpec, point: OperatingPoint, data: [InputBinding.Source] = []) {
    self.chip = chip
    self.point = point
    self.data = data
  }

  package var channelGranule: Int { chip.array.outputs }

  package var zeroTile: ZeroTile? {
    guard chip.array.skipsTiles else { return nil }
    let folded = chip.array.foldsTaps ? chip.array.taps : 1
    return ZeroTile(inputs: chip.array.inputs * folded, outputs: chip.array.outputs)
  }

  package func cost(of graph: Graph) throws -> NetworkCost {
    var session = try Session(
      .graph(graph, notes: []), chip: chip, point: point,
      options: SessionOptions(timingOnly: data.isEmpty, dataEnergy: !data.isEmpty))
    let report = try session.run(inputs: data, progress: nil).report
    var cost = NetworkCost(report)
    for layer in report.layers {
      let one = LayerCost(
        cycles: layer.cycles,
        microjoules: report.dataEnergy?.layers[layer.index].energy.total ?? layer.energy.total,
        encodedWeightBytes: session.program.layers[layer.index].encodedWeightBytes)
      cost.layers[layer.name, default: .none] += one
    }
    return cost
  }
}
