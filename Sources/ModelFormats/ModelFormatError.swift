/// Why a file cannot be read or a graph cannot be written: every problem found, not the first
/// alone.
package struct ModelFormatError: Error, Sendable, Hashable {
  /// The name of the file or graph.
  package var file: String
  /// What is wrong; never empty.
  package var problems: [ModelFormatProblem]

  /// Makes an error of several problems.
  package init(file: String, problems: [ModelFormatProblem]) {
    self.file = file
    self.problems = problems
  }

  /// Makes an error of one problem.
  package init(file: String, _ problem: ModelFormatProblem) {
    self.init(file: file, problems: [problem])
  }
}

extension ModelFormatError: CustomStringConvertible {
  /// Problems spelled out in `description`; a network of one unknown operator repeats itself.
  private static let printedProblems = 20

  /// One line per problem, the first twenty.
  package var description: String {
    var lines = problems.prefix(Self.printedProblems).map { "\(file): \($0)" }
    let rest = problems.count - lines.count
    if rest > 0 { lines.append("\(file): and \(rest) more problems") }
    return lines.joined(separator: "\n")
  }
}
