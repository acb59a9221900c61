import ModelIR

/// Which grid each layer is to have, and what the network is predicted to take with it.
struct AllocationPlan {
  private var layers: [LayerSensitivity]
  /// The option of each layer.
  private var chosen: [Int]
  private let first: NetworkCost
  /// What the machine said beyond the prediction.
  private var missing = NetworkCost.none

  init(_ layers: [LayerSensitivity], first: NetworkCost) {
    self.layers = layers
    self.first = first
    chosen = Array(repeating: 0, count: layers.count)
  }

  /// The grid of each layer, by its place among the weighted ones.
  var grids: [Int: WeightGrid] {
    Dictionary(
      uniqueKeysWithValues: zip(layers, chosen).map { ($0.place, $0.options[$1].grid) })
  }

  /// The error at the network's outputs that is expected of the grids, theirs together.
  var error: Double { zip(layers, chosen).reduce(0) { $0 + $1.0.options[$1.1].error } }

  /// What the network is predicted to take.
  var prediction: NetworkCost {
    var cost = first
    for (layer, option) in zip(layers, chosen) {
      let (now, before) = (layer.options[option].cost, costBefore(layer))
      cost.encodedWeightBytes += now.encodedWeightBytes - before.encodedWeightBytes
      cost.cycles += now.cycles - before.cycles
      cost.microjoules += now.microjoules - before.microjoules
    }
    cost.encodedWeightBytes += missing.encodedWeightBytes
    cost.cycles = max(1, cost.cycles + missing.cycles)
    cost.microjoules += missing.microjoules
    cost.framesPerSecond = first.framesPerSecond * Double(first.cycles) / Double(cost.cycles)
    return cost
  }

  private func costBefore(_ layer: LayerSensitivity) -> LayerCost {
    first.layers[layer.tensor] ?? layer.options[0].cost
  }

  /// Takes bits away until the prediction keeps to a budget; false where none are left before.
  ///
  /// - Parameter afresh: whether from the most that there are, and not from what is chosen.
  mutating func descend(to budget: CompressionBudget, afresh: Bool) -> Bool {
    if afresh { chosen = Array(repeating: 0, count: layers.count) }
    while budget.excess(of: prediction, first: first) > 1 {
      guard let (layer, option) = bestStep(budget) else { return false }
      chosen[layer] = option
    }
    return true
  }

  /// The step with the least error for what it saves; ties go to the layer in front.
  private func bestStep(_ budget: CompressionBudget) -> (layer: Int, option: Int)? {
    var best: (price: Double, layer: Int, option: Int)?
    for layer in layers.indices {
      let options = layers[layer].options
      for option in options.indices where option > chosen[layer] {
        let saved = saving(layer, option, budget)
        guard saved > 0 else { continue }
        let price = max(options[option].error - options[chosen[layer]].error, 0) / saved
        if best.map({ price < $0.price }) ?? true { best = (price, layer, option) }
      }
    }
    return best.map { ($0.layer, $0.option) }
  }

  /// How far an option lowers what the budget is exceeded by.
  private func saving(_ layer: Int, _ option: Int, _ budget: CompressionBudget) -> Double {
    var other = self
    other.chosen[layer] = option
    return budget.excess(of: prediction, first: first)
      - budget.excess(of: other.prediction, first: first)
  }

  /// Takes up what the machine says of the network as planned; how far the prediction was off, of
  /// what a budget is about.
  mutating func correct(by cost: NetworkCost, for budget: CompressionBudget) -> Double {
    let predicted = prediction
    for (index, option) in chosen.enumerated() {
      if let found = cost.layers[layers[index].tensor] {
        layers[index].options[option].cost = found
      }
    }
    let known = prediction
    missing.encodedWeightBytes += cost.encodedWeightBytes - known.encodedWeightBytes
    missing.cycles += cost.cycles - known.cycles
    missing.microjoules += cost.microjoules - known.microjoules
    return budget.distance(between: predicted, and: cost)
  }

  /// What was predicted and what the machine said; after `correct`.
  func report(_ cost: NetworkCost, missed: Double) -> String {
    let bits = zip(layers, chosen).map { "\($0.options[$1].grid.bits)" }.joined(separator: " ")
    let thousandths = Int((missed * 1000).rounded())
    return "bits \(bits); the prediction was off by \(thousandths / 10).\(thousandths % 10) %: "
      + "\(cost.encodedWeightBytes) bytes and \(cost.cycles) cycles on the machine"
  }
}
