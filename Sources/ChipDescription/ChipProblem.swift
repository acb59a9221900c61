/// Something that a chip's description says which no chip can be.
package struct ChipProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The knobs that it is about, the one to change first.
  package let knobs: [String]
  /// What is wrong and what would be right.
  package let message: String

  /// Makes a problem of some knobs.
  package init(knobs: [String], message: String) {
    self.knobs = knobs
    self.message = message
  }

  /// The message as it stands in a list of problems.
  package var description: String { message }
}
