internal import ModelIR

extension Graph {
  /// Throws what the graph's verifier finds, as problems of the file that the graph belongs to.
  func verify(asFile file: String) throws(ModelFormatError) {
    do throws(GraphError) {
      try verify()
    } catch {
      throw ModelFormatError(file: file, problems: error.faults.map(ModelFormatProblem.init))
    }
  }
}

extension ModelFormatProblem {
  /// What a graph's verifier found.
  init(_ fault: GraphFault) {
    self.init(
      at: "\(fault.place)", found: "\(fault.reason)",
      expected: "a graph that can be evaluated and compiled")
  }
}
