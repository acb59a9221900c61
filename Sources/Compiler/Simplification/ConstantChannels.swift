internal import ModelIR
internal import QuantizedArithmetic

/// The channels of a graph's activations that are the same number everywhere, whatever the inputs.
///
/// Follows from weights that are zero, forwards through the graph, by the very arithmetic that the
/// operations do.
struct ConstantChannels {
  /// For tensors with such channels, each channel's number; nil for a channel that is none.
  private(set) var numbers: [TensorID: [Int32?]] = [:]
  /// For layers that can do with a bias in such a channel's stead, by operation: each input
  /// channel's number less the zero point; nil for a channel that the layer must read.
  private(set) var offsets: [Int: [Int32?]] = [:]

  init(_ graph: Graph, flows: [ChannelFlow]) {
    for (index, operation) in graph.operations.enumerated() {
      let results: [Int32?] =
        switch flows[index] {
        case .opaque: []
        case .channelwise: numbers(operation, in: graph)
        case .weighted(let weights): numbers(index, weights, in: graph)
        }
      guard results.contains(where: { $0 != nil }) else { continue }
      numbers[operation.outputs[0]] = results
    }
  }

  /// The results of an operation that takes channels one by one.
  private func numbers(_ operation: Operation, in graph: Graph) -> [Int32?] {
    let inputs = operation.inputs.compactMap(\.self).compactMap { numbers[$0] }
    guard inputs.count == operation.inputs.count,
      let arithmetic = try? ChannelArithmetic(operation, in: graph)
    else { return [] }
    return (0..<graph.channels(of: operation.outputs[0])).map { channel in
      let values = inputs.compactMap { $0[channel % $0.count] }
      return values.count == inputs.count ? arithmetic.apply(values) : nil
    }
  }

  /// The results of a layer whose sums hang on no input.
  private mutating func numbers(
    _ index: Int, _ weights: LayerWeights, in graph: Graph
  ) -> [Int32?] {
    let operation = graph.operations[index]
    let image = operation.activations(in: graph)[0]
    let offsets = offsets(of: image, weights, in: graph)
    if !offsets.isEmpty { self.offsets[index] = offsets }
    let sums = (0..<weights.outputs).map { weights.constantSum($0, offsets: offsets) }
    guard sums.contains(where: { $0 != nil }),
      let requantizations = try? operation.requantizations(in: graph)
    else { return [] }
    return zip(sums, requantizations).map { sum, requantization in
      sum.map { requantization.apply(to: $0) }
    }
  }

  /// Each channel's number less the zero point, where padding makes no difference to it.
  private func offsets(
    of image: TensorID, _ weights: LayerWeights, in graph: Graph
  ) -> [Int32?] {
    guard let numbers = numbers[image], let zeroPoint = graph[image].quantization?.zeroPoints[0]
    else { return [] }
    let offsets = numbers.map { number in
      number.flatMap { weights.isPadded && $0 != zeroPoint ? nil : $0 - zeroPoint }
    }
    return weights.holdsInBias(offsets) ? offsets : []
  }
}

extension LayerWeights {
  /// What an output's sum is, bias and all; nil where it hangs on channels that are not constant.
  func constantSum(_ output: Int, offsets: [Int32?]) -> Int32? {
    var sum = Int(bias?[output] ?? 0)
    for channel in channelsRead(by: output) {
      if !offsets.isEmpty, let offset = offsets[channel] {
        sum += offset == 0 ? 0 : self.sum(output, channel) * Int(offset)
      } else if !areZero(output, channel) {
        return nil
      }
    }
    return Int32(exactly: sum)
  }

  /// Whether biases stay within 32 bits whichever of the constant channels go into them.
  func holdsInBias(_ offsets: [Int32?]) -> Bool {
    (0..<outputs).allSatisfy { output in
      let magnitude = channelsRead(by: output).reduce(abs(Int(bias?[output] ?? 0))) {
        guard let offset = offsets[$1], offset != 0 else { return $0 }
        return $0 + abs(sum(output, $1) * Int(offset))
      }
      return magnitude <= Int(Int32.max)
    }
  }
}

extension Graph {
  /// The extent of a tensor's last axis.
  func channels(of id: TensorID) -> Int { self[id].shape.dimensions.last ?? 1 }
}
