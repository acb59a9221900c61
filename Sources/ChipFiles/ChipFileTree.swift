import ChipDescription
import Yams

/// What one chip file gives, before it is laid over its base.
struct ChipFileTree {
  /// The values by knob path; a field of a list has its index in it.
  var settings: [String: ChipFileSetting] = [:]
  /// Where the sections, and the list, start.
  var sections: [String: ChipFilePlace] = [:]
  /// How many operating points it lists, if it lists any.
  var pointCount: Int?
  /// What is wrong with its shape.
  var problems: [ChipFileProblem] = []
  /// The chip that it builds on.
  var base: ChipFileSetting?
  private let file: String

  /// Sorts the nodes of a YAML document into settings by path.
  init(root: Node, file: String) {
    self.file = file
    guard case .mapping(let mapping) = root else {
      report(root, "a chip file is a list of 'key: value' lines; found \(Self.kind(root))")
      return
    }
    for (key, value) in mapping { addTopLevel(key: key, value) }
  }

  private mutating func addTopLevel(key: Node, _ value: Node) {
    let name = Self.name(of: key)
    if name == ChipFileKey.base {
      base = setting(at: name, value)
    } else if name == OperatingPoint.listKey {
      addPoints(key: key, value)
    } else if ChipSpec.knobs.contains(where: { $0.path == name }) {
      settings[name] = setting(at: name, value)
    } else if ChipSpec.sections.contains(where: { $0.key == name && !name.isEmpty }) {
      addSection(name, key: key, value)
    } else {
      report(key, ChipFileKey.unknown(name, in: "", known: ChipFileKey.topLevel))
    }
  }

  private mutating func addSection(_ section: String, key: Node, _ value: Node) {
    sections[section] = place(of: key)
    guard case .mapping(let mapping) = value else {
      return report(
        value, "\(section) holds 'key: value' lines of its own; found \(Self.kind(value))")
    }
    let known = ChipFileKey.keys(of: section)
    for (key, value) in mapping {
      let name = Self.name(of: key)
      if known.contains(name) {
        settings["\(section).\(name)"] = setting(at: "\(section).\(name)", value)
      } else {
        report(key, ChipFileKey.unknown(name, in: section, known: known))
      }
    }
  }

  private mutating func addPoints(key: Node, _ value: Node) {
    let list = OperatingPoint.listKey
    sections[list] = place(of: key)
    guard case .sequence(let points) = value else {
      return report(value, "\(list) is a list of '- name: …' entries; found \(Self.kind(value))")
    }
    pointCount = points.count
    for (index, point) in points.enumerated() { addPoint(point, at: index) }
  }

  private mutating func addPoint(_ point: Node, at index: Int) {
    let path = "\(OperatingPoint.listKey)[\(index)]"
    sections[path] = place(of: point)
    let known = OperatingPoint.knobs.map(\.path)
    guard case .mapping(let mapping) = point else {
      let keys = known.joined(separator: ", ")
      return report(point, "\(path) gives \(keys); found \(Self.kind(point))")
    }
    for (key, value) in mapping {
      let name = Self.name(of: key)
      if known.contains(name) {
        settings["\(path).\(name)"] = setting(at: "\(path).\(name)", value)
      } else {
        report(key, ChipFileKey.unknown(name, in: path, known: known))
      }
    }
  }

  /// The setting of a scalar; another kind of node is a problem, and counts as given but empty.
  private mutating func setting(at path: String, _ value: Node) -> ChipFileSetting {
    guard case .scalar(let scalar) = value else {
      report(value, "\(path) is a single value; found \(Self.kind(value))")
      return ChipFileSetting(text: "", place: place(of: value))
    }
    if scalar.string.isEmpty { report(value, "\(path) has no value") }
    return ChipFileSetting(text: scalar.string, place: place(of: value))
  }

  private mutating func report(_ node: Node, _ message: String) {
    problems.append(place(of: node).problem(message))
  }

  private func place(of node: Node) -> ChipFilePlace {
    ChipFilePlace(file: file, line: node.mark?.line ?? 1)
  }

  private static func name(of key: Node) -> String {
    if case .scalar(let scalar) = key { return scalar.string }
    return kind(key)
  }

  private static func kind(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "'\(scalar.string)'"
    case .mapping: "'key: value' lines"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }
}
