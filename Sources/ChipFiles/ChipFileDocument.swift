import Yams

/// The YAML of a chip file.
enum ChipFileDocument {
  /// Parses a text as one YAML document.
  ///
  /// Throws a `ChipFileError` with the line where the text stops being YAML.
  static func parse(_ text: String, file: String) throws(ChipFileError) -> Node {
    do {
      guard let root = try Parser(yaml: text).singleRoot() else {
        throw problem("is empty; a chip file needs at least 'base:' or every key", file, line: nil)
      }
      return root
    } catch let error as ChipFileError {
      throw error
    } catch let error as YamlError {
      throw problem(of: error, in: text, file: file)
    } catch {
      throw problem("is not YAML: \(error)", file, line: nil)
    }
  }

  private static func problem(
    of error: YamlError, in yaml: String, file: String
  ) -> ChipFileError {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let surroundings = context.map { " \($0.text) (line \($0.mark.line))" } ?? ""
      return self.problem("is not YAML: \(problem)\(surroundings)", file, line: mark.line)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return repetition(of: duplicates.sorted(), in: context.mark, of: yaml, file: file)
    case .reader(let problem, _, _, _):
      return self.problem("is not YAML: \(problem)", file, line: nil)
    default: return problem("is not YAML: \(error)", file, line: nil)
    }
  }

  /// The problem of keys that stand twice in the mapping that starts at a mark.
  private static func repetition(
    of keys: [String], in start: Mark, of yaml: String, file: String
  ) -> ChipFileError {
    let indent = String(repeating: " ", count: start.column - 1)
    let lines = yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let problems = keys.map { key in
      let places = lines.indices.dropFirst(start.line - 1).filter { index in
        lines[index].hasPrefix("\(indent)\(key):")
      }
      // In braces on one line the second place is not at the start of a line.
      let line = places.dropFirst().first.map { $0 + 1 } ?? start.line
      return ChipFileProblem(
        file: file, line: line, message: "'\(key)' is given more than once; keep one")
    }
    return ChipFileError(problems: problems)
  }

  private static func problem(_ message: String, _ file: String, line: Int?) -> ChipFileError {
    ChipFileError(problems: [ChipFileProblem(file: file, line: line, message: message)])
  }
}
