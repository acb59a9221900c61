import ModelIR

/// What coarser weights of one layer cost and save.
struct LayerSensitivity: Sendable {
  /// One of the grids that a layer may have.
  struct Option: Sendable {
    let grid: WeightGrid
    /// Mean square error of the network's outputs for each unit of their variance, with this layer
    /// alone changed.
    var error: Double
    /// What the layer takes where all layers have this grid, as the machine says; where it does
    /// not, the bytes alone, predicted from the weights' entropy.
    var cost: LayerCost
  }

  /// The layer's place among the weighted ones.
  let place: Int
  let name: String
  /// The result, by its whole name.
  let tensor: String
  /// From the finest grid on, each with fewer bytes than the one before.
  var options: [Option]
}

/// Measures how much a network's outputs suffer from coarser weights, layer by layer.
struct SensitivityMeasurement {
  let tools: CompressionTools
  /// Grids to choose from, the finest first.
  let grids: [WeightGrid]

  /// - Returns: the layers that can be changed, in their order.
  func layers(of network: CompressedNetwork) throws(CompressionError) -> [LayerSensitivity] {
    let graph = network.graph
    let layers = graph.weightedLayers
    var fits: [Int: [LayerFitting]] = [:]
    var measured = network
    try LayerPass(tools: tools).run(
      on: &measured, isAsked: { graph.reasonNotToFit(layers[$0]) == nil }
    ) { place, layer in
      let survivors = network.isLive[layer.layer.weights].map { layer.survivors(of: $0) }
      fits[place] = grids.map { layer.fit($0, survivors) }
      return nil
    }
    return try encoded(graph, layers, fits, try probed(graph, layers, fits))
  }

  /// The layers with what the machine says that each takes with each grid.
  private func encoded(
    _ graph: Graph, _ layers: [WeightedLayer], _ fits: [Int: [LayerFitting]],
    _ sensitivities: [LayerSensitivity]
  ) throws(CompressionError) -> [LayerSensitivity] {
    guard let costs = tools.costs else { return sensitivities }
    var result = sensitivities
    for option in grids.indices {
      var whole = graph
      for (place, fits) in fits { whole.set(fits[option], to: layers[place]) }
      let found = try costs.checkedCost(of: whole).layers
      for index in result.indices {
        if let cost = found[result[index].tensor] { result[index].options[option].cost = cost }
      }
    }
    return result
  }

  /// The error of each fit of each layer at the outputs; that of one grid is measured, and those of
  /// the others follow from how much more or less noise the layer itself gets.
  private func probed(
    _ graph: Graph, _ layers: [WeightedLayer], _ fits: [Int: [LayerFitting]]
  ) throws(CompressionError) -> [LayerSensitivity] {
    var outputs = try OutputProbe(graph, tools.calibration)
    let probe = grids.firstIndex { $0.bits <= 4 } ?? grids.count - 1
    var result: [LayerSensitivity] = []
    for place in fits.keys.sorted() {
      guard let options = fits[place] else { continue }
      try outputs.advance(to: layers[place].operation)
      let error = try outputs.error { $0.set(options[probe], to: layers[place]) }
      tools.progress?(place + 1, layers.count)
      result.append(
        LayerSensitivity(
          place: place, name: graph[layers[place].result].shortName,
          tensor: graph[layers[place].result].name,
          options: zip(grids, options).map { grid, fit in
            let share = options[probe].noise > 0 ? fit.noise / options[probe].noise : 0
            return LayerSensitivity.Option(
              grid: grid, error: error * share,
              cost: LayerCost(cycles: 0, microjoules: 0, encodedWeightBytes: fit.bytes))
          }))
    }
    return result
  }
}
