package import ModelIR

/// Reads TensorFlow Lite models.
package enum TFLiteReader {
  /// The operators that are read, as the schema names them, in its order.
  package static var operatorNames: [String] {
    BuiltinOperator.allCases.sorted { $0.rawValue < $1.rawValue }
      .map { BuiltinOperator.name(of: $0.rawValue) }
  }

  /// Whether bytes carry the file identifier of a model; only `read` says whether they are one.
  package static func isTFLite(_ bytes: [UInt8]) -> Bool {
    bytes.dropFirst(4).starts(with: TFLiteSchema.fileIdentifier.utf8)
  }

  /// The graph of a model's main subgraph.
  ///
  /// Batches of unknown extent become 1, `SAME` and `VALID` become explicit paddings, and constant
  /// operands (axes, shapes, paddings, slices) become attributes. Tensors that nothing reads
  /// afterwards are left out; the others keep their order.
  /// - Parameter name: what errors call the file, and the graph's name.
  /// - Throws: everything that is wrong with the file, as far as one reading finds it.
  package static func read(bytes: [UInt8], name: String) throws(ModelFormatError) -> Graph {
    let file: TFLiteFile
    do throws(ModelFormatProblem) {
      file = try TFLiteFile(bytes)
    } catch {
      throw ModelFormatError(file: name, error)
    }
    var assembly = GraphAssembly(file)
    let graph = assembly.graph(name: name)
    guard let graph, assembly.problems.isEmpty else {
      throw ModelFormatError(file: name, problems: assembly.problems.problems)
    }
    try graph.verify(asFile: name)
    return graph
  }
}
