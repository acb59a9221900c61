package import ChipDescription
package import InstructionSet

/// The fewest cycles that a layer can take on each unit, whatever else is going on.
package struct LayerBound: Sendable, Hashable {
  /// The position in `Program.layers`.
  package var layer: Int
  /// Every multiplier busy in every cycle.
  package var multiplierCycles: Int
  /// Cycles that each unit needs in a frame; nothing for one that has no work.
  package var unitCycles: [Unit: Int]

  /// The fewest cycles of the layer on the unit that needs most.
  package var cycles: Int { unitCycles.values.max() ?? 0 }

  /// One for each layer of a program, in order.
  package static func bounds(of program: Program, for chip: ChipSpec) -> [LayerBound] {
    var bounds = program.layers.enumerated().map { index, layer in
      LayerBound(
        layer: index,
        multiplierCycles: (layer.macs + chip.array.multipliers - 1) / chip.array.multipliers,
        unitCycles: [:])
    }
    for step in program.body.steps {
      guard let unit = step.instruction.unit else { continue }
      bounds[step.layer].unitCycles[unit, default: 0] += chip.leastCycles(
        of: step.instruction.body)
    }
    return bounds
  }
}

extension ChipSpec {
  /// The fewest cycles that an instruction keeps its unit busy.
  func leastCycles(of body: InstructionBody) -> Int {
    switch body {
    case .finish: 0
    case .load(let form): weightStore.latencyCycles + form.byteCount / weightStore.bytesPerCycle
    case .receive(let form): hostCycles(form.destination)
    case .send(let form): hostCycles(form.source)
    case .convolve(let form): ConvolutionLoops(form, ArrayGeometry(self)).beats
    case .add(let form): form.byteCount / vector.lanes
    case .requantize(let form): form.byteCount / vector.lanes
    case .mean(let form): form.input.byteCount / vector.lanes
    case .averagePool(let form): form.output.byteCount / vector.lanes
    case .maxPool(let form): form.output.byteCount / vector.lanes
    case .softmax(let form):
      form.input.byteCount / vector.lanes * (1 + 2 * vector.exponentialCycles)
    case .copy(let form): form.output.byteCount / vector.lanes
    case .reshape(let form): form.output.elementCount
    }
  }

  private func hostCycles(_ map: FeatureMap) -> Int {
    hostLink.latencyCycles + map.elementCount / hostLink.bytesPerCycle
  }
}
