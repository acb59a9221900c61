/// A file of the repository, or a part of one, that is written from declarations in the sources.
///
/// Nothing is derived into the package's own sources: people, editors, C compilers and the firmware
/// read what is derived.
package struct DerivedFile: Sendable {
  /// The path from the root of the package.
  package let path: String
  /// Makes the file's text from the text that it has now, which is empty where there is no file.
  private let make: @Sendable (String) throws(DerivedFileError) -> String

  /// A file that is derived as a whole.
  init(_ path: String, text: @escaping @Sendable () -> String) {
    self.path = path
    make = { (_: String) throws(DerivedFileError) in text() }
  }

  /// A part of a file that is otherwise written by hand, between two marker lines.
  init(
    _ path: String, between start: String, and end: String, text: @escaping @Sendable () -> String
  ) {
    self.path = path
    make = { (current: String) throws(DerivedFileError) in
      guard let after = current.firstRange(of: start + "\n"),
        let before = current[after.upperBound...].firstRange(of: end)
      else { throw DerivedFileError(path: path, start: start, end: end) }
      return current.replacingCharacters(in: after.upperBound..<before.lowerBound, with: text())
    }
  }

  /// The text that the file ought to have, from the text that it has.
  ///
  /// Throws a `DerivedFileError` where the markers of a part are missing.
  package func text(from current: String) throws(DerivedFileError) -> String {
    try make(current)
  }

  /// Every derived file.
  package static let all: [DerivedFile] = chipFiles + firmwareFiles
}

/// A file lacks the marker lines between which a derived part belongs.
package struct DerivedFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path from the root of the package.
  package let path: String
  /// The first marker.
  package let start: String
  /// The last marker.
  package let end: String

  /// What is missing, and where.
  package var description: String {
    "\(path): needs the line '\(start)' and after it the line '\(end)', to derive what is between"
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
