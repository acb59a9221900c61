extension OperatorAudit {
  /// The counts by operator, and what is left out with its reason.
  package var page: String {
    """
    ## ONNX's single-node cases

    \(Self.section(nodes))
    ## TensorFlow's single-operator files

    \(Self.section(operators))
    """
  }

  private static func section(_ cases: [AuditedCase]) -> String {
    """
    \(table(cases))
    \(list("Left out of the evaluator", cases, \.evaluator))\
    \(list("Left out of the machine", cases, \.machine))
    """
  }

  private static func table(_ cases: [AuditedCase]) -> String {
    let heading = [
      "| operator | cases | evaluator passes | machine equals evaluator | differs |",
      "|---|--:|--:|--:|--:|",
    ]
    let groups = Dictionary(grouping: cases, by: \.operatorName).sorted { $0.key < $1.key }
    let rows = groups.map { row($0.key, $0.value) } + [row("all", cases)]
    return (heading + rows).joined(separator: "\n") + "\n"
  }

  private static func row(_ name: String, _ cases: [AuditedCase]) -> String {
    let counts = [
      cases.count, cases.count { $0.evaluator == .passed }, cases.count { $0.machine == .passed },
      cases.count { $0.evaluator.isWrong || $0.machine.isWrong },
    ]
    return "| " + ([name] + counts.map(String.init)).joined(separator: " | ") + " |"
  }

  /// The cases that are not run, by reason, those of most cases first.
  private static func list(
    _ title: String, _ cases: [AuditedCase], _ outcome: (AuditedCase) -> AuditOutcome
  ) -> String {
    let reasons = Dictionary(grouping: cases) { outcome($0).reason ?? "" }
      .filter { !$0.key.isEmpty }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    guard !reasons.isEmpty else { return "" }
    let lines = reasons.map { reason, cases in
      let operators = Dictionary(grouping: cases, by: \.operatorName).mapValues(\.count)
        .sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return "* \(cases.count): \(reason) (\(operators.joined(separator: ", ")))"
    }
    return "\(title):\n\n" + lines.joined(separator: "\n") + "\n\n"
  }
}
