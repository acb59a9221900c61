/// Everything that is wrong with a chip file.
package struct ChipFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The problems in the order of files and lines, at least one.
  package let problems: [ChipFileProblem]

  /// The problems, one a line.
  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
