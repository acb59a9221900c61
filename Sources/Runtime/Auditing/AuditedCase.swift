/// What became of a case of somebody else's test data, in one engine.
package enum AuditOutcome: Sendable, Hashable {
  /// It gives what it should.
  case passed
  /// It gives something else, and what.
  case differs(String)
  /// It is not run, and why.
  case leftOut(String)

  /// Whether it gives something else than it should.
  package var isWrong: Bool {
    if case .differs = self { return true }
    return false
  }

  /// Why it is not run, or nil where it is.
  var reason: String? {
    if case .leftOut(let reason) = self { return reason }
    return nil
  }
}

/// A case of one operator, and what became of it.
package struct AuditedCase: Sendable, Hashable {
  package let name: String
  /// The operator as its own format spells it.
  package let operatorName: String
  /// In the reference evaluator, against the outputs that come with the case.
  package let evaluator: AuditOutcome
  /// On the machine, quantised where it is float, against the evaluator bit for bit.
  package let machine: AuditOutcome
}
