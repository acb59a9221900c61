package import ModelFormats

/// Something that the user can mend: where it is, what was found, and what to do about it.
package struct Problem: Sendable, Hashable, CustomStringConvertible {
  /// The file, tensor or option that it is about.
  package let subject: String
  /// What was found there, and what was expected.
  package let finding: String
  /// What to do about it; empty where the finding says so already.
  package let remedy: String

  package init(_ subject: String, _ finding: String, remedy: String = "") {
    self.subject = subject
    self.finding = finding
    self.remedy = remedy
  }

  package var description: String {
    "\(subject): \(finding)" + (remedy.isEmpty ? "" : "\n  \(remedy)")
  }
}

/// All the problems that were found together.
package struct Problems: Error, Sendable, CustomStringConvertible {
  package let list: [Problem]

  package init(_ list: [Problem]) { self.list = list }

  package init(_ subject: String, _ finding: String, remedy: String = "") {
    list = [Problem(subject, finding, remedy: remedy)]
  }

  /// The problems of a file, each of which names it.
  package init(_ error: ModelFormatError) {
    list = error.problems.map { Problem(error.file, "\($0)") }
  }

  package var description: String { list.map(\.description).joined(separator: "\n") }
}
