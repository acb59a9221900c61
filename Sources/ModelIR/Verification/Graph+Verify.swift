extension Graph {
  /// Throws unless the graph is one that can be evaluated and compiled.
  ///
  /// Safe on graphs from hostile files: no shape product overflows, nothing is allocated.
  /// - Throws: `GraphError` with every fault found.
  public func verify() throws(GraphError) {
    let faults = faults
    guard faults.isEmpty else { throw GraphError(faults: faults) }
  }

  /// Everything that is wrong with the graph; empty for a legal one.
  public var faults: [GraphFault] {
    let tensorFaults = tensorFaults
    // Operators multiply extents, so they are asked only once every shape is known to be in bounds.
    let operationFaults =
      tensorFaults.isEmpty ? operatorFaults + orderFaults : rangeFaults
    return tensorFaults + listFaults + operationFaults
  }

  var tensorFaults: [GraphFault] {
    var faults: [GraphFault] = []
    var names: Set<String> = []
    for (index, tensor) in tensors.enumerated() {
      let place = GraphFault.Place.tensor(TensorID(index), name: tensor.name)
      if !names.insert(tensor.name).inserted { faults.append(GraphFault(place, .duplicateName)) }
      faults += tensor.faults.map { GraphFault(place, $0) }
    }
    return faults
  }

  var listFaults: [GraphFault] {
    var faults: [GraphFault] = []
    if inputs.isEmpty { faults.append(GraphFault(.inputs, .empty)) }
    if outputs.isEmpty { faults.append(GraphFault(.outputs, .empty)) }
    var listed: Set<TensorID> = []
    for id in inputs {
      if !contains(id) {
        faults.append(GraphFault(.inputs, .unknownTensor(id)))
      } else if self[id].constant != nil || !listed.insert(id).inserted {
        faults.append(GraphFault(.inputs, .wrongInput(id)))
      }
    }
    for id in outputs where !contains(id) {
      faults.append(GraphFault(.outputs, .unknownTensor(id)))
    }
    return faults
  }

  /// Identifiers of operations that name no tensor.
  var rangeFaults: [GraphFault] {
    operations.enumerated().flatMap { index, operation in
      (operation.inputs.compactMap(\.self) + operation.outputs).filter { !contains($0) }
        .map { GraphFault(place(ofOperation: index), .unknownTensor($0)) }
    }
  }

  /// What the operators' own rules refuse; operations with unknown tensors are named as such.
  var operatorFaults: [GraphFault] {
    operations.enumerated().flatMap { index, operation -> [GraphFault] in
      let place = place(ofOperation: index)
      let unknown = (operation.inputs.compactMap(\.self) + operation.outputs)
        .filter { !contains($0) }
      guard unknown.isEmpty else { return unknown.map { GraphFault(place, .unknownTensor($0)) } }
      do throws(OperatorError) {
        try operation.operator.check(
          inputs: operation.inputs.map { id in id.map { self[$0] } },
          results: operation.outputs.map { self[$0] })
        return []
      } catch {
        return [GraphFault(place, .operatorError(error))]
      }
    }
  }

  /// Tensors read before they are made, made twice, or given out without being made.
  var orderFaults: [GraphFault] {
    var faults: [GraphFault] = []
    var known = Set(inputs)
    for (index, tensor) in tensors.enumerated() where tensor.constant != nil {
      known.insert(TensorID(index))
    }
    for (index, operation) in operations.enumerated() {
      let place = place(ofOperation: index)
      for id in operation.inputs.compactMap(\.self) where contains(id) && !known.contains(id) {
        faults.append(GraphFault(place, .readBeforeMade(id)))
      }
      for id in operation.outputs where !known.insert(id).inserted {
        faults.append(GraphFault(place, .madeTwice(id)))
      }
    }
    for id in outputs where contains(id) && !known.contains(id) {
      faults.append(GraphFault(.outputs, .readBeforeMade(id)))
    }
    return faults
  }

  func place(ofOperation index: Int) -> GraphFault.Place {
    .operation(index, mnemonic: operations[index].operator.mnemonic)
  }

  /// Whether an identifier names a tensor of this graph.
  func contains(_ id: TensorID) -> Bool { tensors.indices.contains(id.index) }
}
