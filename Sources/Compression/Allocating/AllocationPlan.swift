import ModelIR

/// Which grid each layer is to have, and what the network is predicted to take with it.
struct AllocationPlan {
  private var layers: [LayerSensitivity]
  /// The option of each layer.
  private var chosen: [Int]
  private let first: NetworkCost
  /// What narrow multiplication saves of each layer, by its place: of cycles and of microjoules.
  private var savings: [Int: (cycles: Double, microjoules: Double)] = [:]
  /// What the machine said beyond the prediction.
  private var missing = NetworkCost.none

  /// The widest weights of which the array multiplies two at once.
  private static let narrowBits = 4

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

  /// What the network is predicted to take.
  var prediction: NetworkCost {
    var cost = first
    for (layer, option) in zip(layers, chosen) {
      cost.encodedWeightBytes += layer.options[option].bytes - bytesBefore(layer)
      guard layer.options[option].grid.bits <= Self.narrowBits, let saved = savings[layer.place]
      else { continue }
      cost.cycles -= Int(saved.cycles)
      cost.microjoules -= saved.microjoules
    }
    cost.encodedWeightBytes += missing.encodedWeightBytes
    cost.cycles = max(1, cost.cycles + missing.cycles)
    cost.microjoules += missing.microjoules
    cost.framesPerSecond = first.framesPerSecond * Double(first.cycles) / Double(cost.cycles)
    return cost
  }

  private func bytesBefore(_ layer: LayerSensitivity) -> Int {
    first.layerBytes[layer.tensor] ?? layer.options[0].bytes
  }

  /// Asks the machine what each layer saves by itself with narrow weights.
  mutating func measureLayers(
    _ network: CompressedNetwork, _ tools: CompressionTools, _ costs: any CostOracle
  ) throws(CompressionError) {
    let weighted = network.graph.weightedLayers
    for layer in layers {
      var graph = network.graph
      graph.narrowWeights(of: weighted[layer.place])
      let cost = try costs.checkedCost(of: graph)
      savings[layer.place] = (
        Double(first.cycles - cost.cycles), first.microjoules - cost.microjoules
      )
    }
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

  /// Takes up what the machine says of the network as planned; how far the prediction was off.
  mutating func correct(by cost: NetworkCost) -> Double {
    let predicted = prediction
    for (index, option) in chosen.enumerated() {
      guard let bytes = cost.layerBytes[layers[index].tensor] else { continue }
      missing.encodedWeightBytes -= bytes - layers[index].options[option].bytes
      layers[index].options[option].bytes = bytes
    }
    missing.encodedWeightBytes += cost.encodedWeightBytes - predicted.encodedWeightBytes
    missing.cycles += cost.cycles - predicted.cycles
    missing.microjoules += cost.microjoules - predicted.microjoules
    let bytes = Double(cost.encodedWeightBytes - predicted.encodedWeightBytes).magnitude
    guard savings.isEmpty else {
      return Double(cost.cycles - predicted.cycles).magnitude / Double(cost.cycles)
    }
    return bytes / Double(max(cost.encodedWeightBytes, 1))
  }

  /// What was predicted and what the machine said; after `correct`.
  func report(_ cost: NetworkCost, missed: Double) -> String {
    let bits = zip(layers, chosen).map { "\($0.options[$1].grid.bits)" }.joined(separator: " ")
    let thousandths = Int((missed * 1000).rounded())
    return "bits \(bits); the prediction was off by \(thousandths / 10).\(thousandths % 10) %: "
      + "\(cost.encodedWeightBytes) bytes and \(cost.cycles) cycles on the machine"
  }
}

extension Graph {
  /// Clips a layer's weights to 4 bits, which costs the machine what fitted ones do.
  fileprivate mutating func narrowWeights(of layer: WeightedLayer) {
    guard case .int8(let values)? = self[layer.weights].constant else { return }
    self[layer.weights].constant = .int8(values.map { min(max($0 / 16, -7), 7) })
  }
}
