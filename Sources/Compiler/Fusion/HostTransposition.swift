internal import ModelIR

/// Takes out transpositions at the graph's ends: the host has to put each element somewhere in any
/// case, and so sends and takes images as the chip has them.
struct HostTransposition: Pass {
  package static let name = "transpose on the host"
  package static let summary =
    "Lets the host send and take images as the chip has them, where files have them otherwise."

  func run(_ input: FusedGraph) -> FusedGraph {
    var result = input
    for place in input.graph.inputs.indices { receive(place, in: &result) }
    for place in input.graph.outputs.indices { send(place, in: &result) }
    return result
  }

  /// Makes an input that only a transposition reads the transposition's result.
  func receive(_ place: Int, in fused: inout FusedGraph) {
    let id = fused.graph.inputs[place]
    let readers = fused.graph.operations.indices.filter {
      fused.graph.operations[$0].inputs.contains(id)
    }
    guard let index = readers.first, readers.count == 1, !fused.graph.outputs.contains(id),
      case .transpose(let transpose) = fused.graph.operations[index].operator,
      let result = fused.graph.operations[index].outputs.first,
      !fused.graph.outputs.contains(result)
    else { return }
    fused.graph.inputs[place] = result
    fused.hostOrders[result] = transpose.permutation
    fused.graph.exchangeNames(id, result)
    fused.remove(operation: index)
  }

  /// Makes what is transposed into an output the output.
  func send(_ place: Int, in fused: inout FusedGraph) {
    let id = fused.graph.outputs[place]
    guard fused.readers(of: id) == 1, let index = fused.maker(of: id),
      case .transpose(let transpose) = fused.graph.operations[index].operator,
      let source = fused.graph.operations[index].inputs.first ?? nil,
      fused.maker(of: source) != nil, !fused.graph.outputs.contains(source)
    else { return }
    fused.graph.outputs[place] = source
    fused.hostOrders[source] = transpose.permutation.indices.map { axis in
      transpose.permutation.firstIndex(of: axis) ?? axis
    }
    fused.graph.exchangeNames(id, source)
    fused.remove(operation: index)
  }
}

extension Graph {
  /// Gives each of two tensors the other's name.
  fileprivate mutating func exchangeNames(_ one: TensorID, _ other: TensorID) {
    let name = self[one].name
    self[one].name = self[other].name
    self[other].name = name
  }
}
