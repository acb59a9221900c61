import ModelIR

/// Channels between two layers that are divided by factors, the second layer's weights making up
/// for it.
struct ColumnScaling {
  /// The second layer's place among the weighted ones.
  let place: Int
  let factors: [Double]

  /// The activations that a first layer may have.
  static let activations: Set<Activation> = [.none, .relu, .relu6]
  /// A channel may come so near to a bound of its clamp and no nearer, so that inputs that
  /// calibration did not have are not clamped that were not before.
  private static let nearness: Float = 0.9

  /// The least factor of each channel that layers read and that can be scaled, by the place of the
  /// layer among the weighted ones; nil for channels that have to stay.
  static func limits(
    of graph: Graph, _ statistics: ActivationStatistics
  ) -> [Int: [Double?]] {
    let pairs = LayerPair.all(in: graph, behind: activations)
    let layers = graph.weightedLayers
    return pairs.reduce(into: [:]) { found, pair in
      guard let place = layers.firstIndex(of: pair.second), pair.second.inputAxis != nil else {
        return
      }
      found[place] = limits(pair, of: graph, statistics)
    }
  }

  private static func limits(
    _ pair: LayerPair, of graph: Graph, _ statistics: ActivationStatistics
  ) -> [Double?]? {
    guard let ranges = statistics.channelRanges(of: pair.first.result),
      pair.path.count < 3, statistics.channelRanges(of: pair.second.input) != nil
    else { return nil }
    guard graph.operations[pair.first.operation].operator.activation == .relu6 else {
      return ranges.map { _ in 0 }
    }
    return ranges.map { range in
      let share = range.upperBound / 6
      return share < nearness ? Double(share / nearness) : nil
    }
  }

  /// Scales a float network, or a quantised one whose ranges are known.
  func apply(to graph: inout Graph, _ statistics: ActivationStatistics) {
    let layer = graph.weightedLayers[place]
    guard
      let pair = LayerPair.all(in: graph, behind: Self.activations)
        .first(where: { $0.second == layer })
    else { return }
    if graph[layer.weights].floats != nil {
      graph.scale(pair, by: factors.map { Float($0) })
    } else {
      scale(pair, of: &graph, statistics)
    }
  }

  private func scale(
    _ pair: LayerPair, of graph: inout Graph, _ statistics: ActivationStatistics
  ) {
    let reals = LayerReals(pair.second, of: graph)
    divideScales(of: pair.first, in: &graph)
    let given = pair.path.map { graph[$0].quantization }
    let isCapped = graph.operations[pair.first.operation].operator.activation == .relu6
    for (place, id) in pair.path.enumerated() {
      if place > 0, given[place] == given[place - 1] {
        graph[id].quantization = graph[pair.path[place - 1]].quantization
      } else if place > 0 || !isCapped, let ranges = statistics.channelRanges(of: id) {
        graph[id].quantization = graph[id].quantization?.covering(
          zip(ranges, factors).map { $0.lowerBound / Float($1)...$0.upperBound / Float($1) })
      }
    }
    let inputScale = graph[pair.second.input].quantization?.scales[0] ?? 1
    graph.set(
      LayerFitting(nearestTo: reals, times: factors, inputScale: inputScale), to: pair.second)
  }

  /// Divides the outputs of a quantised layer, by its scales alone.
  private func divideScales(of layer: WeightedLayer, in graph: inout Graph) {
    guard let weights = graph[layer.weights].quantization,
      let input = graph[layer.input].quantization
    else { return }
    let scales = factors.indices.map { weights.scale(ofChannel: $0) / Float(factors[$0]) }
    graph[layer.weights].quantization = Quantization(symmetric: scales, axis: layer.outputAxis)
    guard let id = layer.bias else { return }
    graph[id].quantization = Quantization(
      symmetric: scales.map { $0 * input.scales[0] }, axis: max(graph[id].shape.rank - 1, 0))
  }
}

extension Quantization {
  /// Steps over some ranges; those of what is never below zero keep their zero point.
  fileprivate func covering(_ ranges: [ClosedRange<Float>]) -> Quantization {
    let low = ranges.reduce(0) { min($0, $1.lowerBound) }
    let high = ranges.reduce(0) { max($0, $1.upperBound) }
    let steps = Float(127 - zeroPoints[0])
    guard low == 0, steps > 0, (high / steps).isNormal else {
      return Quantization(covering: low...high)
    }
    return Quantization(scale: high / steps, zeroPoint: zeroPoints[0])
  }
}

extension LayerFitting {
  /// A layer's own weights, those of each input channel times a factor, as the nearest of int8.
  fileprivate init(nearestTo reals: LayerReals, times factors: [Double], inputScale: Float) {
    let all = reals.weights.map { weights in
      weights.enumerated().map { $0.element * factors[$0.offset % factors.count] }
    }
    let whole = all.joined().reduce(0) { max($0, $1.magnitude) }
    let rows = zip(all, reals.bias).map { wanted, bias in
      let greatest = wanted.reduce(0) { max($0, $1.magnitude) }
      let least = QuantizedWeights.leastScale(bias: Float(bias), inputScale: inputScale)
      let scale = max((greatest > 0 ? greatest : whole) / WeightGrid.int8.greatest, Double(least))
      return FittedRow(
        integers: wanted.map { Int8(scale > 0 ? WeightGrid.int8.round($0 / scale) : 0) },
        scale: scale > 0 ? Float(scale) : 1, error: 0, energy: 0)
    }
    self.init(rows: rows, bias: reals.bias)
  }
}
