internal import ModelIR

/// The channels of a graph's tensors that something reads, and those that keep them company because
/// an operation makes channels one for one.
///
/// The least set that is closed under what each operation needs; no tensor is left without a
/// channel.
struct NeededChannels {
  /// Whether each channel is needed, by tensor.
  private(set) var flags: [[Bool]]
  private let graph: Graph
  private let flows: [ChannelFlow]
  private let constants: ConstantChannels

  init(_ graph: Graph, flows: [ChannelFlow], constants: ConstantChannels) {
    self.graph = graph
    self.flows = flows
    self.constants = constants
    flags = graph.tensors.indices.map {
      Array(repeating: false, count: graph.channels(of: TensorID($0)))
    }
    for id in graph.inputs + graph.outputs { need(id) }
    for index in graph.operations.indices { needWhatHasNoChoice(index) }
    close()
    while let id = firstWithoutChannel {
      flags[id.index][0] = true
      close()
    }
  }

  /// The positions of a tensor's needed channels; nil where that is all of them.
  func kept(_ id: TensorID) -> [Int]? {
    let flags = flags[id.index]
    return flags.contains(false) ? flags.indices.filter { flags[$0] } : nil
  }

  /// Whether an operation makes channels that are not needed.
  var someAreNot: Bool {
    graph.operations.contains { flags[$0.outputs[0].index].contains(false) }
  }

  private mutating func need(_ id: TensorID) {
    for channel in flags[id.index].indices { flags[id.index][channel] = true }
  }

  /// Constants are left as they are, and so is all that unknown operations read and make.
  private mutating func needWhatHasNoChoice(_ index: Int) {
    let operation = graph.operations[index]
    let activations = operation.activations(in: graph)
    if case .opaque = flows[index] {
      for id in activations + operation.outputs { need(id) }
    } else {
      for id in activations where graph[id].constant != nil { need(id) }
    }
  }

  private var firstWithoutChannel: TensorID? {
    graph.operations.lazy.map { $0.outputs[0] }.first { !flags[$0.index].contains(true) }
  }

  /// Adds what operations need until that is all.
  private mutating func close() {
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for index in graph.operations.indices.reversed() {
        let isMore = addNeeds(of: index)
        isGrowing = isGrowing || isMore
      }
    }
  }

  /// Adds what an operation needs; says whether that was more than before.
  private mutating func addNeeds(of index: Int) -> Bool {
    let operation = graph.operations[index]
    let result = operation.outputs[0]
    let activations = operation.activations(in: graph)
    switch flows[index] {
    case .opaque: return false
    case .channelwise:
      let channels = graph.channels(of: activations[0])
      return tie(activations, to: result) { $0 % channels }
    case .weighted(let weights):
      guard let multiplier = weights.multiplier else {
        return addReads(of: activations[0], weights, offsets: constants.offsets[index], by: result)
      }
      return tie(activations, to: result) { $0 / multiplier }
    }
  }

  /// A channel of a result and those that it is made of are needed together or not at all.
  private mutating func tie(
    _ activations: [TensorID], to result: TensorID, _ source: (Int) -> Int
  ) -> Bool {
    var together = flags[activations[0].index]
    for id in activations.dropFirst() {
      for channel in together.indices where flags[id.index][channel] { together[channel] = true }
    }
    for channel in flags[result.index].indices where flags[result.index][channel] {
      together[source(channel)] = true
    }
    let spread = flags[result.index].indices.map { together[source($0)] }
    let isMore =
      flags[result.index] != spread || activations.contains { flags[$0.index] != together }
    for id in activations { flags[id.index] = together }
    flags[result.index] = spread
    return isMore
  }

  /// A needed output needs the channels that its weights are not zero for and no bias stands for.
  private mutating func addReads(
    of image: TensorID, _ weights: LayerWeights, offsets: [Int32?]?, by result: TensorID
  ) -> Bool {
    let outputs = flags[result.index].indices.filter { flags[result.index][$0] }
    var isMore = false
    for channel in 0..<weights.channels where !flags[image.index][channel] {
      guard offsets?[channel] == nil, outputs.contains(where: { !weights.areZero($0, channel) })
      else { continue }
      flags[image.index][channel] = true
      isMore = true
    }
    return isMore
  }
}
