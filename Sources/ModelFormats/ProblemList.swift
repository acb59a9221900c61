/// What went wrong so far, while reading goes on to find the rest.
struct ProblemList {
  /// The problems in the order in which they were met.
  private(set) var problems: [ModelFormatProblem] = []

  /// Whether nothing went wrong.
  var isEmpty: Bool { problems.isEmpty }

  /// Adds a problem.
  mutating func add(_ problem: ModelFormatProblem) { problems.append(problem) }

  /// What a step makes; nil, and one problem more, where it throws.
  @discardableResult
  mutating func collect<Value>(_ step: () throws(ModelFormatProblem) -> Value) -> Value? {
    do throws(ModelFormatProblem) {
      return try step()
    } catch {
      problems.append(error)
      return nil
    }
  }
}
