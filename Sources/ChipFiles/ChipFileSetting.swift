/// A value that a chip file gives, and where.
struct ChipFileSetting {
  /// The value as written.
  let text: String
  /// Where it stands.
  let place: ChipFilePlace
}

/// A line of a chip file.
struct ChipFilePlace {
  /// The file as problems call it.
  let file: String
  /// The line, from 1.
  let line: Int

  /// A problem at this place.
  func problem(_ message: String) -> ChipFileProblem {
    ChipFileProblem(file: file, line: line, message: message)
  }
}
