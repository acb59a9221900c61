/// One thing that is wrong with a model or data file: where, what stands there, what should.
package struct ModelFormatProblem: Error, Sendable, Hashable {
  /// The region of the file, such as `operator 3 (CONV_2D), stride` or `byte 96, Tensor.shape`.
  package var place: String
  /// What stands there.
  package var found: String
  /// What a readable file holds there.
  package var expected: String

  /// Makes a problem.
  package init(at place: String, found: String, expected: String) {
    self.place = place
    self.found = found
    self.expected = expected
  }
}

extension ModelFormatProblem: CustomStringConvertible {
  /// The problem on one line.
  package var description: String { "\(place): found \(found), expected \(expected)" }
}

extension ModelFormatProblem {
  /// What to do about an operator that nothing here reads.
  static let otherOperator =
    "one that 'obol describe operators' lists: spell it with those, or end the model in front of it"
}
