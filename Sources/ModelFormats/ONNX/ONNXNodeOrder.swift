/// An order of a file's nodes in which each comes after those whose values it reads.
enum ONNXNodeOrder {
  /// The nodes in such an order, which is the file's where that is one already.
  ///
  /// - Parameter known: the values that inputs and initialisers give.
  /// - Throws: a problem for a value made twice, read but never made, or made of itself.
  static func sorted(
    _ nodes: [ONNXNode], known: Set<String>
  ) throws(ModelFormatProblem) -> [ONNXNode] {
    let makers = try makers(nodes, known: known)
    try checkEveryValueIsMade(nodes, makers, known)
    var waiting = nodes.map { node in
      Set(node.inputs.compactMap { makers[$0] }).count
    }
    var readers = [[Int]](repeating: [], count: nodes.count)
    for (reader, node) in nodes.enumerated() {
      for maker in Set(node.inputs.compactMap({ makers[$0] })) { readers[maker].append(reader) }
    }
    var order: [ONNXNode] = []
    var ready = nodes.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < ready.count {
      let node = ready[next]
      next += 1
      order.append(nodes[node])
      for reader in readers[node] {
        waiting[reader] -= 1
        if waiting[reader] == 0 { ready.append(reader) }
      }
    }
    if let stuck = nodes.indices.first(where: { waiting[$0] > 0 }) {
      throw nodes[stuck].problem(
        "inputs", found: "a circle: it waits for its own results",
        expected: "a graph without circles")
    }
    return order
  }

  private static func makers(
    _ nodes: [ONNXNode], known: Set<String>
  ) throws(ModelFormatProblem) -> [String: Int] {
    var makers: [String: Int] = [:]
    for (index, node) in nodes.enumerated() {
      for output in node.outputs where !output.isEmpty {
        guard !known.contains(output), makers.updateValue(index, forKey: output) == nil else {
          throw node.problem(
            "output \"\(output)\"", found: "a value that already has a source",
            expected: "each value made once")
        }
      }
    }
    return makers
  }

  private static func checkEveryValueIsMade(
    _ nodes: [ONNXNode], _ makers: [String: Int], _ known: Set<String>
  ) throws(ModelFormatProblem) {
    for node in nodes {
      for input in node.inputs
      where !input.isEmpty && makers[input] == nil && !known.contains(input) {
        throw node.problem(
          "input \"\(input)\"", found: "no node, input or initialiser of that name",
          expected: "a value that the file has")
      }
    }
  }
}
