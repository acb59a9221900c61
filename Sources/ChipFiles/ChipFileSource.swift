import FoundationEssentials

/// Where the text of a chip comes from.
enum ChipFileSource {
  /// A file, by path.
  case file(String)
  /// A chip that is part of this binary, by name.
  case bundled(String)
  /// A text that is at hand, and what to call it.
  case text(String, name: String)

  /// What problems call it.
  var name: String {
    switch self {
    case .file(let path): path
    case .bundled(let name): "bundled chip '\(name)'"
    case .text(_, let name): name
    }
  }

  /// What tells two sources apart, whatever way led to them.
  var identity: String {
    switch self {
    case .file(let path): URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
    case .bundled, .text: name
    }
  }

  /// The text.
  ///
  /// Throws a `ChipFileError` where there is none.
  func text() throws(ChipFileError) -> String {
    switch self {
    case .text(let text, _): return text
    case .bundled(let bundledName):
      if let text = ChipFile.bundledText(bundledName) { return text }
      throw error("there is no such chip; there are \(Self.bundledList)")
    case .file(let path):
      guard let data = try? Data(contentsOf: URL(filePath: path)) else {
        throw error("cannot be read; give a path, or a bundled chip: \(Self.bundledList)")
      }
      guard let text = String(data: data, encoding: .utf8) else {
        throw error("is not UTF-8 text; a chip file is YAML")
      }
      return text
    }
  }

  /// The source that a `base:` of this one names.
  func base(_ reference: String) -> ChipFileSource {
    if ChipFile.bundledNames.contains(reference) { return .bundled(reference) }
    if reference.hasPrefix("/") { return .file(reference) }
    guard case .file(let path) = self else { return .file(reference) }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return .file((folder + [Substring(reference)]).joined(separator: "/"))
  }

  private static var bundledList: String { ChipFile.bundledNames.joined(separator: ", ") }

  private func error(_ message: String) -> ChipFileError {
    ChipFileError(problems: [ChipFileProblem(file: name, line: nil, message: message)])
  }
}
