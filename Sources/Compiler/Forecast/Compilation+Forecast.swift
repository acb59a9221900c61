package import ChipDescription
internal import InstructionSet

extension Compilation {
  /// About how many cycles each layer adds to a frame: from the end of all before it to its own.
  package func predictedLayerCycles(on chip: ChipSpec) -> [Int] {
    var layers = [Int](repeating: 0, count: program.layers.count)
    let ends = CycleForecast(chip: chip).ends(of: program.body)
    for (step, end) in zip(program.body.steps, ends) {
      layers[step.layer] = max(layers[step.layer], end)
    }
    var latest = 0
    return layers.map { end in
      defer { latest = max(latest, end) }
      return max(end - latest, 0)
    }
  }
}
