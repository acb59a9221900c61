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
      throw problem(of: error, in: file)
    } catch {
      throw problem("is not YAML: \(error)", file, line: nil)
    }
  }

  private static func problem(of error: YamlError, in file: String) -> ChipFileError {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let surroundings = context.map { " \($0.text) (line \($0.mark.line))" } ?? ""
      return self.problem("is not YAML: \(problem)\(surroundings)", file, line: mark.line)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.sorted().map { "'\($0)'" }.joined(separator: ", ")
      return problem("has \(keys) more than once; keep one", file, line: context.mark.line)
    case .reader(let problem, _, _, _):
      return self.problem("is not YAML: \(problem)", file, line: nil)
    default: return problem("is not YAML: \(error)", file, line: nil)
    }
  }

  private static func problem(_ message: String, _ file: String, line: Int?) -> ChipFileError {
    ChipFileError(problems: [ChipFileProblem(file: file, line: line, message: message)])
  }
}
