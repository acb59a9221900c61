import ModelIR

/// Rounds activations to fewer bits, the layers that read them making up for it.
///
/// What a clamp at zero lets through takes the highest integers of an int8 tensor: with zero at
/// 112, results saturate to the 16 integers up to 127, in the machine as in whatever else runs the
/// network, and bytes hold them as before. Results without such a clamp keep 8 bits.
package struct RoundActivations: CompressionStep {
  package static let word = "roundActivations"
  package static let hasToPay = true
  package static let obstacle = "banks and array take activations as bytes"
  /// Bits that activations may be rounded to.
  package static let bits = 2...7

  private let bits: Int
  private let includesEnds: Bool
  private let names: [String]?
  private let ranges: RangeMethod

  /// - Parameters:
  ///   - bits: 2 to 7.
  ///   - includesEnds: whether what the last layer reads loses bits as well.
  ///   - names: the activations to round, by their short names; nil for all that can be.
  ///   - ranges: how the greatest value follows from those seen; at 4 bits the least squares are
  ///     five points better than extremes (`COMPRESSION.md` §1.1).
  package init(
    bits: Int, includesEnds: Bool = false, names: [String]? = nil,
    ranges: RangeMethod = .leastSquares
  ) {
    self.bits = min(max(bits, Self.bits.lowerBound), Self.bits.upperBound)
    self.includesEnds = includesEnds
    self.names = names
    self.ranges = ranges
  }

  /// Integers above zero's.
  private var steps: Int { 1 << bits - 1 }

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    let given = network.graph
    let groups = try chosen(from: given)
    let statistics = try tools.calibration.statistics(of: given)
    for group in groups {
      var values = ValueHistogram()
      for id in group { values.merge(statistics.histograms[id.index]) }
      let range = 0...ranges.range(of: values, steps: steps).upperBound
      guard (range.upperBound / Float(steps)).isNormal else { continue }
      let quantization = Quantization(
        scale: range.upperBound / Float(steps), zeroPoint: Int32(127 - steps))
      for id in group { network.graph[id].quantization = quantization }
      let noise = RangeMethod.noise(of: values, in: range, steps: steps)
      network.decisions.append(
        Decision(
          step: Self.word,
          "\(given[group[0]].shortName): \(steps + 1) values, noise \(Decibels.text(noise))"))
    }
    network.decisions.append(kept(groups, of: given))
    network.graph.rescaleBiases(from: given)
    try refit(&network, after: given, tools)
  }

  /// The groups that were asked for.
  private func chosen(from graph: Graph) throws(CompressionError) -> [[TensorID]] {
    let groups = ClampedActivations(of: graph).groups
    guard let names else {
      let last = includesEnds ? nil : graph.weightedLayers.last?.input
      return groups.filter { group in !group.contains { $0 == last } }
    }
    for name in names where !groups.joined().contains(where: { graph[$0].shortName == name }) {
      throw .noSuchActivation(
        step: Self.word, name: name, known: groups.joined().map { graph[$0].shortName })
    }
    return groups.filter { group in group.contains { names.contains(graph[$0].shortName) } }
  }

  /// How many activations stay as they are, and why.
  private func kept(_ groups: [[TensorID]], of graph: Graph) -> Decision {
    let rounded = Set(groups.joined())
    let results = graph.operations.compactMap(\.outputs.first)
    let count = results.count { graph[$0].elementType == .int8 && !rounded.contains($0) }
    return Decision(
      step: Self.word,
      "\(rounded.count) activations to \(bits) bits; \(count) keep 8, as no clamp at zero is "
        + "behind them, an end of the network reads them, or they were not asked for")
  }

  /// Fits the layers behind the first activation that lost bits, each with the bits it has.
  private func refit(
    _ network: inout CompressedNetwork, after given: Graph, _ tools: CompressionTools
  ) throws(CompressionError) {
    let graph = network.graph
    let layers = graph.weightedLayers
    let isChanged = { (layer: WeightedLayer) in
      graph[layer.input].quantization != given[layer.input].quantization
    }
    guard let first = layers.firstIndex(where: isChanged) else { return }
    let live = network.isLive
    try LayerPass(tools: tools).run(
      on: &network, isAsked: { $0 >= first && graph.reasonNotToFit(layers[$0]) == nil }
    ) { _, layer in
      guard case .int8(let weights)? = graph[layer.layer.weights].constant else { return nil }
      let survivors = live[layer.layer.weights].map { layer.survivors(of: $0) }
      return layer.fit(WeightGrid(holding: weights), survivors)
    }
  }
}

extension Graph {
  /// Gives biases the steps of their layers' inputs, where these have others than they had.
  fileprivate mutating func rescaleBiases(from given: Graph) {
    for layer in weightedLayers {
      guard let id = layer.bias, case .int32(let values)? = self[id].constant,
        let before = given[layer.input].quantization, let input = self[layer.input].quantization,
        let weights = self[layer.weights].quantization, before != input
      else { continue }
      var bias = self[id]
      let ratio = before.scales[0] / input.scales[0]
      bias.constant = .int32(
        values.map { QuantizedWeights.steps(of: Float($0), scale: 1 / ratio) })
      bias.quantization?.scales = weights.scales.map { $0 * input.scales[0] }
      if readers(of: id).count == 1 {
        self[id] = bias
      } else {
        bias.name += "/of operation \(layer.operation)"
        operations[layer.operation].inputs[2] = add(bias)
      }
    }
  }
}
