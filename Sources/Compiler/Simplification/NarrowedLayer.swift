internal import ModelIR

/// A layer with fewer channels in or out: its weights and its bias.
struct NarrowedLayer {
  let operation: Int
  let weights: LayerWeights
  /// The channels that it still reads, and those that it still makes; nil for all.
  let inputs: [Int]?
  let outputs: [Int]?
  private(set) var bias: [Int32]?

  init(operation: Int, weights: LayerWeights, needed: NeededChannels, _ graph: Graph) {
    self.operation = operation
    self.weights = weights
    inputs = needed.kept(graph.operations[operation].activations(in: graph)[0])
    outputs = needed.kept(graph.operations[operation].outputs[0])
    bias = weights.bias
  }

  var isNarrower: Bool { inputs != nil || outputs != nil }

  var droppedOutputs: Int { outputs.map { weights.outputs - $0.count } ?? 0 }

  /// Adds to the biases what the channels that are not read any more gave to the sums.
  mutating func foldIntoBias(_ offsets: [Int32?]) {
    guard let inputs, weights.multiplier == nil, !offsets.isEmpty else { return }
    let dropped = Set(0..<weights.channels).subtracting(inputs).sorted()
    let folded = dropped.compactMap { channel -> (channel: Int, offset: Int)? in
      guard let offset = offsets[channel], offset != 0 else { return nil }
      return (channel, Int(offset))
    }
    guard !folded.isEmpty else { return }
    var sums = bias ?? Array(repeating: 0, count: weights.outputs)
    for output in outputs ?? Array(0..<weights.outputs) {
      let share = folded.reduce(0) { $0 + weights.sum(output, $1.channel) * $1.offset }
      sums[output] += Int32(share)
    }
    bias = sums
  }

  /// Gives the operation the weights and the bias.
  func apply(to graph: inout Graph) {
    guard let id = graph.operations[operation].inputs[1] else { return }
    var tensor = graph[id]
    let isDepthwise = weights.multiplier != nil
    if let outputs { tensor.select(outputs, along: isDepthwise ? tensor.shape.rank - 1 : 0) }
    if let inputs, !isDepthwise {
      // A row of a fully connected layer has the channels of every pixel.
      let blocks = tensor.shape[tensor.shape.rank - 1] / weights.channels
      let places = (0..<blocks).flatMap { block in inputs.map { block * weights.channels + $0 } }
      tensor.select(places, along: tensor.shape.rank - 1)
    }
    graph.replace(input: 1, of: operation, with: tensor)
    applyBias(to: &graph)
  }

  private func applyBias(to graph: inout Graph) {
    guard let bias, bias != weights.bias || outputs != nil else { return }
    let inputs = graph.operations[operation].inputs
    var tensor: Tensor
    if inputs.count > 2, let id = inputs[2] {
      tensor = graph[id]
    } else {
      tensor = Tensor(name: "bias", shape: [weights.outputs], elementType: .int32)
    }
    tensor.constant = .int32(bias)
    if let outputs {
      if tensor.shape.rank != 1 {
        tensor.shape = [weights.outputs]
        tensor.quantization = nil
      }
      tensor.select(outputs, along: 0)
    }
    graph.replace(input: 2, of: operation, with: tensor)
  }
}

extension Graph {
  /// Gives an operation another constant, in the old one's place where nothing else names that.
  fileprivate mutating func replace(input: Int, of operation: Int, with tensor: Tensor) {
    if input < operations[operation].inputs.count, let id = operations[operation].inputs[input],
      isNamedOnce(id)
    {
      self[id] = tensor
      return
    }
    var tensor = tensor
    let taken = Set(tensors.map(\.name))
    tensor.name += "/\(self[operations[operation].outputs[0]].name)"
    while taken.contains(tensor.name) { tensor.name += "'" }
    let id = add(tensor)
    let missing = input + 1 - operations[operation].inputs.count
    operations[operation].inputs += Array(repeating: nil, count: max(missing, 0))
    operations[operation].inputs[input] = id
  }

  private func isNamedOnce(_ id: TensorID) -> Bool {
    let uses = operations.reduce(outputs.filter { $0 == id }.count) { count, operation in
      count + operation.inputs.filter { $0 == id }.count
    }
    return uses == 1
  }
}

extension Tensor {
  /// Keeps some of the indices along an axis: of the elements, and of the scales that run along it.
  mutating func select(_ indices: [Int], along axis: Int) {
    let inner = shape.dimensions[(axis + 1)...].reduce(1, *)
    let block = shape[axis] * inner
    if let constant {
      let starts = stride(from: 0, to: shape.elementCount, by: block)
      self.constant = constant.gathered(
        starts.flatMap { start in
          indices.flatMap { index in (0..<inner).map { start + index * inner + $0 } }
        })
    }
    shape.dimensions[axis] = indices.count
    guard let own = quantization, own.axis == axis else { return }
    quantization?.scales = indices.map { own.scales[$0] }
    quantization?.zeroPoints = indices.map { own.zeroPoints[$0] }
  }
}
