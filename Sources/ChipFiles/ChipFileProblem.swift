/// One thing that is wrong with a chip file, and where.
package struct ChipFileProblem: Sendable, Hashable, CustomStringConvertible {
  /// The file as it was named, or `bundled chip NAME`.
  package let file: String
  /// The line, from 1; nothing where the file as a whole is meant.
  package let line: Int?
  /// What was found and what would be right.
  package let message: String

  /// The problem as `file:line: message`.
  package var description: String {
    guard let line else { return "\(file): \(message)" }
    return "\(file):\(line): \(message)"
  }
}
