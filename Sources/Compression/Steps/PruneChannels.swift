import ModelIR

/// Takes whole channels away, those whose going costs the layers behind least, which make up for
/// them.
///
/// Channels that operations tie to each other go together. As many go as make up whole passes of
/// the chip's array: a layer of 63 channels takes as long as one of 64.
package struct PruneChannels: CompressionStep {
  package static let word = "pruneChannels"
  package static let hasToPay = true
  private let share: Double

  /// - Parameter share: of the channels of each layer, at most.
  package init(share: Double) { self.share = share }

  /// Groups of channels of the same tensors.
  private struct Space {
    let tensors: [TensorID]
    var groups: [ChannelGroups.Group] = []
    var costs: [Double] = []
  }

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    let granule = max(tools.costs?.channelGranule ?? 1, 1)
    let costs = try costs(of: network, tools)
    var going: Set<ChannelGroups.Member> = []
    for space in spaces(of: network.graph, costs) {
      let (groups, decision) = chosen(from: space, granule, network.graph)
      going.formUnion(groups.flatMap(\.members))
      network.decisions.append(decision)
    }
    guard !going.isEmpty else { return }
    for layer in network.graph.weightedLayers {
      for channel in going.channels(of: layer.result) { network.graph.zero(channel, of: layer) }
    }
    try refit(&network, without: going, tools)
  }

  /// What each channel's going costs the layers that read it, by tensor.
  private func costs(
    of network: CompressedNetwork, _ tools: CompressionTools
  ) throws(CompressionError) -> [TensorID: [Double]] {
    let graph = network.graph
    let layers = graph.weightedLayers
    var costs: [TensorID: [Double]] = [:]
    var measured = network
    try LayerPass(tools: tools).run(
      on: &measured, isAsked: { graph.reasonNotToFit(layers[$0]) == nil }
    ) { _, layer in
      let id = layer.layer.input
      let found = layer.channelCosts(graph[id].shape.dimensions.last ?? 1)
      costs[id] = costs[id].map { zip($0, found).map(+) } ?? found
      return nil
    }
    return costs
  }

  private func spaces(of graph: Graph, _ costs: [TensorID: [Double]]) -> [Space] {
    var spaces: [Space] = []
    for group in ChannelGroups(of: graph).groups {
      let tensors = group.tensors
      if spaces.last?.tensors != tensors { spaces.append(Space(tensors: tensors)) }
      let cost = group.members.reduce(0) { $0 + (costs[$1.tensor]?[$1.channel] ?? 0) }
      spaces[spaces.count - 1].groups.append(group)
      spaces[spaces.count - 1].costs.append(cost)
    }
    return spaces
  }

  /// The cheapest groups of a space, as many as its share and whole passes of the array allow.
  private func chosen(
    from space: Space, _ granule: Int, _ graph: Graph
  ) -> ([ChannelGroups.Group], Decision) {
    let count = space.groups.count
    let name = graph[space.tensors[0]].shortName
    let going = Int(Double(count) * share) / granule * granule
    guard going > 0 else {
      return (
        [],
        Decision(
          step: Self.word,
          "\(name): its \(count) channels stay, as the array takes \(granule) at once")
      )
    }
    let ranked = space.groups.indices.sorted { (space.costs[$0], $0) < (space.costs[$1], $1) }
    let cost = ranked.prefix(going).reduce(0) { $0 + space.costs[$1] }
    let text =
      "\(name): \(count) channels to \(count - going), noise at least \(Decibels.text(cost))"
    return (
      ranked.prefix(going).map { space.groups[$0] },
      Decision(step: Self.word, text)
    )
  }

  /// Fits the layers that read channels which went, with what they still read.
  private func refit(
    _ network: inout CompressedNetwork, without going: Set<ChannelGroups.Member>,
    _ tools: CompressionTools
  ) throws(CompressionError) {
    let graph = network.graph
    let layers = graph.weightedLayers
    var live = network.isLive
    try LayerPass(tools: tools).run(
      on: &network,
      isAsked: { place in
        graph.reasonNotToFit(layers[place]) == nil
          && !going.channels(of: layers[place].input).isEmpty
      },
      fit: { _, layer in
        let dead = Set(going.channels(of: layer.layer.result))
        let gone = Set(going.channels(of: layer.layer.input))
        let channels = graph[layer.layer.input].shape.dimensions.last ?? 1
        let isLive = layer.target.indices.map { output in
          layer.target[output].indices.map { column in
            !dead.contains(output) && !gone.contains(column % channels)
              && live[layer.layer.weights]?[output][column] ?? true
          }
        }
        live[layer.layer.weights] = isLive
        let fitting = layer.fit(.int8, layer.survivors(of: isLive))
        // An output that went is zero, and not its mean: it can then be folded behind padding too.
        return LayerFitting(
          rows: fitting.rows,
          bias: fitting.bias.enumerated().map { dead.contains($0.offset) ? 0 : $0.element })
      })
    network.isLive = live
  }
}

extension Set<ChannelGroups.Member> {
  /// The channels of a tensor, in order.
  fileprivate func channels(of id: TensorID) -> [Int] {
    filter { $0.tensor == id }.map(\.channel).sorted()
  }
}
