internal import ModelIR

/// Everything that keeps a graph from becoming a program.
package struct CompilationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was found, at least one.
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// One line for each diagnostic.
  package var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

extension CompilationError {
  /// The faults of a graph that its verifier refuses.
  init(_ error: GraphError) {
    self.init(
      error.faults.map {
        Diagnostic(
          .graph, found: $0.description, accepted: "", remedy: "mend the model file")
      })
  }
}
