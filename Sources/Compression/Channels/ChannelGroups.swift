import ModelIR

/// Channels of a network's activations that can only go together, as operations tie them to each
/// other: across an addition, a depthwise convolution, a concatenation, a flattening.
///
/// Source: Fang et al., "DepGraph: towards any structural pruning", CVPR 2023, section 3.
struct ChannelGroups: Sendable {
  /// The channels that go together, of the tensors that are tied, in the graph's order.
  struct Group: Sendable, Hashable {
    fileprivate(set) var members: [Member] = []

    /// The tensors, by which groups of the same kind are known.
    var tensors: [TensorID] {
      members.reduce(into: []) { if $0.last != $1.tensor { $0.append($1.tensor) } }
    }
  }

  /// A channel of an activation.
  struct Member: Sendable, Hashable {
    let tensor: TensorID
    let channel: Int
  }

  /// Every group that may go, in the order of its first channel.
  let groups: [Group]

  /// - Parameter graph: quantised.
  init(of graph: Graph) {
    var ties = ChannelTies(of: graph)
    for operation in graph.operations.indices { ties.tie(operation, of: graph) }
    for id in graph.inputs + graph.outputs { ties.freeze(id) }
    groups = ties.groups(of: graph)
  }
}

/// Which channels are tied, as a forest whose trees are the groups.
private struct ChannelTies {
  /// The place of each tensor's first channel among all channels; nil for constants.
  private let starts: [Int?]
  private var parents: [Int]
  private var frozen: [Bool]
  private let counts: [Int]

  init(of graph: Graph) {
    var total = 0
    counts = graph.tensors.map { $0.constant == nil ? $0.shape.dimensions.last ?? 0 : 0 }
    starts = zip(graph.tensors, counts).map { tensor, count in
      defer { total += count }
      return tensor.constant == nil ? total : nil
    }
    parents = Array(0..<total)
    frozen = Array(repeating: false, count: total)
  }

  /// Ties what an operation ties; where nothing is known of it, nothing that it touches may go.
  mutating func tie(_ index: Int, of graph: Graph) {
    let operation = graph.operations[index]
    guard let result = operation.outputs.first else { return }
    let read = operation.inputs.compactMap(\.self)
    switch operation.operator {
    case .convolution, .fullyConnected:
      guard graph.weightedLayers.contains(where: { $0.operation == index && graph.canPrune($0) })
      else { break }
      return
    case .depthwiseConvolution:
      guard let layer = graph.weightedLayers.first(where: { $0.operation == index }),
        graph.canPrune(layer), counts[layer.input.index] == counts[result.index]
      else { break }
      return join(layer.input, result)
    case .concatenate(let form) where form.axis == graph[result].shape.rank - 1:
      var start = 0
      for id in read {
        join(id, result, from: start)
        start += counts[id.index]
      }
      return
    default:
      guard operation.operator.keepsChannels(read.map { graph[$0].shape }, graph[result].shape)
      else { break }
      for id in read { join(id, result) }
      return
    }
    for id in read + operation.outputs { freeze(id) }
  }

  /// Keeps every channel of a tensor, and what is tied to it.
  mutating func freeze(_ id: TensorID) {
    guard let start = starts[id.index] else { return }
    for place in start..<start + counts[id.index] { frozen[root(place)] = true }
  }

  /// Ties channel `j` of the result, from a start on, to channel `j mod C` of one with `C`.
  private mutating func join(_ id: TensorID, _ result: TensorID, from first: Int = 0) {
    guard let start = starts[id.index], let end = starts[result.index] else {
      return freeze(result)
    }
    let count = counts[id.index]
    let length = first > 0 || counts[result.index] % count != 0 ? count : counts[result.index]
    for channel in 0..<length { join(start + channel % count, end + first + channel) }
  }

  private mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (root(one), root(other))
    guard first != second else { return }
    parents[max(first, second)] = min(first, second)
    frozen[min(first, second)] = frozen[first] || frozen[second]
  }

  private mutating func root(_ place: Int) -> Int {
    var place = place
    while parents[place] != place {
      parents[place] = parents[parents[place]]
      place = parents[place]
    }
    return place
  }

  mutating func groups(of graph: Graph) -> [ChannelGroups.Group] {
    var found: [Int: ChannelGroups.Group] = [:]
    var order: [Int] = []
    for (index, start) in starts.enumerated() {
      guard let start else { continue }
      for channel in 0..<counts[index] {
        let root = root(start + channel)
        guard !frozen[root] else { continue }
        if found[root] == nil { order.append(root) }
        found[root, default: ChannelGroups.Group()].members.append(
          ChannelGroups.Member(tensor: TensorID(index), channel: channel))
      }
    }
    return order.compactMap { found[$0] }
  }
}

extension Graph {
  /// Whether single channels of a layer's input and result may go.
  fileprivate func canPrune(_ layer: WeightedLayer) -> Bool {
    if case .depthwiseConvolution = operations[layer.operation].operator {
      return self[layer.weights].elementType == .int8 && readers(of: layer.weights).count == 1
    }
    return reasonNotToFit(layer) == nil
  }
}

extension Operator {
  /// Whether channel `j` of the result is made of channel `j mod C` of each input with `C`, and is
  /// zero where these are.
  fileprivate func keepsChannels(_ inputs: [Shape], _ result: Shape) -> Bool {
    guard let channels = inputs.first?.dimensions.last, let results = result.dimensions.last else {
      return false
    }
    let last = (inputs.first?.rank ?? 0) - 1
    return switch self {
    case .averagePool, .maxPool, .quantize: true
    case .add: inputs.allSatisfy { $0 == result }
    case .mean(let form): !form.axes.contains(last)
    case .reshape: results % channels == 0
    case .pad(let form): form.isZero && form.before[last] == 0 && form.after[last] == 0
    default: false
    }
  }
}
