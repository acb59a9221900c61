/// Bytes that are no program file: where, and what should have stood there.
package struct ProgramFormatError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The section's tag, or `file` outside all sections.
  package let section: String
  /// The byte in the file.
  package let offset: Int
  package let expected: String
  package let found: String

  package var description: String {
    "\(section), byte \(offset): expected \(expected), found \(found)"
  }
}
