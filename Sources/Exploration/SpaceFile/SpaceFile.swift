package import ChipDescription
import ChipFiles
package import Runtime
import Yams

/// Reading of space files: YAML that names a base chip, axes over its knobs, networks and goals.
package enum SpaceFile {
  /// Reads a space; the base chip is `base` where given, else the one that the text names.
  ///
  /// Throws `Problems`, each with the file and the line.
  package static func read(
    text: String, name: String, base: ChipSpec? = nil
  ) throws(Problems) -> TuningSpace {
    var reader = SpaceReader(file: name)
    let space = try reader.space(from: try root(of: text, name), base: base)
    guard reader.problems.isEmpty else { throw Problems(reader.problems) }
    return space
  }

  private static func root(of text: String, _ name: String) throws(Problems) -> Node.Mapping {
    let node: Node?
    do {
      node = try Parser(yaml: text).singleRoot()
    } catch {
      throw Problems(name, "is not YAML: \(error)")
    }
    guard case .mapping(let mapping) = node else {
      throw Problems(
        name, "a space is a list of 'key: value' lines",
        remedy: "it has \(SpaceKey.list); 'axes' is the one that it needs")
    }
    return mapping
  }
}

/// The keys of a space file.
enum SpaceKey: String, CaseIterable {
  case base, axes, networks, constraints, objectives, evaluations, seed, islands

  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
