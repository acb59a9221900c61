internal import ModelIR

extension Graph {
  /// Throws what the graph's verifier finds, as problems of the file that the graph belongs to.
  func verify(asFile file: String) throws(ModelFormatError) {
    do throws(GraphError) {
      try verify()
    } catch {
      let expected = expectation
      throw ModelFormatError(
        file: file, problems: error.faults.map { ModelFormatProblem($0, expected: expected) })
    }
  }

  /// What a reader may do about faults.
  private var expectation: String {
    let isWide = tensors.contains { $0.elementType == .int16 && $0.valueKind == .quantized }
    return isWide
      ? "16-bit activations as TensorFlow Lite has them, with a zero point of 0: export the "
        + "model with int8 ones, or in float32, which is quantised here"
      : "a graph that can be evaluated and compiled"
  }
}

extension ModelFormatProblem {
  /// What a graph's verifier found.
  fileprivate init(_ fault: GraphFault, expected: String) {
    self.init(at: "\(fault.place)", found: "\(fault.reason)", expected: expected)
  }
}
