package import ModelIR

/// Writes TensorFlow Lite models.
package enum TFLiteWriter {
  /// The bytes of a model that reads back as the graph given.
  ///
  /// What a file cannot say comes back in its usual form: one scale along an axis becomes one scale
  /// for the tensor, tensors that nothing names are gone, and a border that is neither none nor
  /// that of "same" stands in front of its window as a padding.
  /// - Throws: everything in the graph that its verifier refuses or that a file has no words for.
  package static func write(_ graph: Graph) throws(ModelFormatError) -> [UInt8] {
    try graph.verify(asFile: graph.name)
    var model = ModelAssembly(graph.withWritablePadding())
    guard let root = model.root() else {
      throw ModelFormatError(file: graph.name, problems: model.problems.problems)
    }
    return FlatBufferWriter.file(root: root, identifier: TFLiteSchema.fileIdentifier)
  }
}
