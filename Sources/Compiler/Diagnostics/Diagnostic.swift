/// One thing that keeps a graph from being compiled: where, what was found, what would be taken.
package struct Diagnostic: Error, Sendable, Hashable {
  /// Where it is.
  package enum Place: Sendable, Hashable {
    /// An operation of the model: its position, its operator's mnemonic, and its result's name.
    case operation(Int, mnemonic: String, tensor: String)
    /// A tensor, by name.
    case tensor(String)
    /// A fault that the graph's own verifier found.
    case graph
    /// The program as a whole.
    case program
  }

  package var place: Place
  /// What is there.
  package var found: String
  /// What the chip or the compiler takes.
  package var accepted: String
  /// What to do about it.
  package var remedy: String

  package init(_ place: Place, found: String, accepted: String, remedy: String) {
    self.place = place
    self.found = found
    self.accepted = accepted
    self.remedy = remedy
  }
}

extension Diagnostic: CustomStringConvertible {
  /// One line: the place, what was found, what is taken, what to do.
  package var description: String {
    let clauses = [found, accepted, remedy].filter { !$0.isEmpty }.joined(separator: "; ")
    return "\(place): \(clauses)"
  }
}

extension Diagnostic.Place: CustomStringConvertible {
  package var description: String {
    switch self {
    case .operation(let index, let mnemonic, let tensor):
      "operation \(index) (\(mnemonic)) making \"\(tensor)\""
    case .tensor(let name): "tensor \"\(name)\""
    case .graph: "graph"
    case .program: "program"
    }
  }
}
