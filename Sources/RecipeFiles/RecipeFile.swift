package import Compression
import Yams

/// Reading of recipes: a YAML list of steps, each a word or a word with what it takes.
///
/// ```yaml
/// - quantize: extremes
/// - correctBiases
/// - pruneWeights: 50 %
/// - roundWeights: 4 bits
/// ```
package enum RecipeFile {
  /// Reads the text of a recipe.
  ///
  /// - Parameter name: what problems call the file.
  /// - Throws: `RecipeFileError` with every problem.
  package static func read(
    text: String, name: String
  ) throws(RecipeFileError) -> [any CompressionStep] {
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch {
      throw RecipeFileError(problems: ["\(name): \(error)"])
    }
    guard case .sequence(let nodes)? = root, !nodes.isEmpty else {
      throw RecipeFileError(problems: ["\(name): a recipe is a list of '- step' lines"])
    }
    var steps: [any CompressionStep] = []
    var problems: [String] = []
    for node in nodes {
      let line = "\(name):\(node.mark?.line ?? 1)"
      guard let (word, argument) = entry(node) else {
        problems.append("\(line): a step is a word, or 'word: value'")
        continue
      }
      if let step = RecipeStep(word: word, argument: argument)?.step {
        steps.append(step)
      } else {
        problems.append(
          "\(line): '\(word)\(argument.isEmpty ? "" : ": \(argument)")' is no step; there are "
            + RecipeStep.manual.joined(separator: ", "))
      }
    }
    guard problems.isEmpty else { throw RecipeFileError(problems: problems) }
    return steps
  }

  /// The word of an entry and what follows it, if anything does.
  private static func entry(_ node: Node) -> (word: String, argument: String)? {
    switch node {
    case .scalar(let scalar): return (scalar.string, "")
    case .mapping(let mapping):
      guard mapping.count == 1, let pair = mapping.first, case .scalar(let word) = pair.key,
        case .scalar(let argument) = pair.value
      else { return nil }
      return (word.string, argument.string)
    default: return nil
    }
  }
}

/// Everything that is wrong with a recipe.
package struct RecipeFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One line for each problem, with file and line.
  package let problems: [String]

  package var description: String { problems.joined(separator: "\n") }
}
