import ChipDescription
import ChipFiles
import Runtime
import Yams

/// Turns the nodes of a space file into a space, and keeps every problem on the way.
struct SpaceReader {
  let file: String
  private(set) var problems: [Problem] = []

  init(file: String) { self.file = file }

  mutating func space(
    from root: Node.Mapping, base given: ChipSpec?
  ) throws(Problems) -> TuningSpace {
    for (key, _) in root where SpaceKey(rawValue: key.string ?? "") == nil {
      report(key, "'\(key.string ?? "")' is no key of a space; there are \(SpaceKey.list)")
    }
    let base = if let given { given } else { try chip(root[SpaceKey.base.rawValue]) }
    let networks = networks(root[SpaceKey.networks.rawValue])
    var space = TuningSpace(
      base: base, axes: axes(root[SpaceKey.axes.rawValue], of: base, networks),
      networks: networks,
      constraints: constraints(root[SpaceKey.constraints.rawValue]),
      objectives: objectives(root[SpaceKey.objectives.rawValue]))
    let isScored =
      space.objectives.contains(.accuracy)
      || space.constraints.contains { $0.metric == .accuracy }
    for network in networks where isScored && network.accuracy == nil {
      report(
        root[SpaceKey.networks.rawValue],
        "accuracy is asked for, but \(network.model) has no 'inputs' and 'labels'")
    }
    read(root, .evaluations, 1...1_000_000_000, into: &space.search.evaluations)
    read(root, .seed, 0...Int.max, into: &space.search.seed)
    read(root, .islands, 1...10_000, into: &space.search.islands)
    return space
  }

  private func chip(_ node: Node?) throws(Problems) -> ChipSpec {
    let name = node?.string ?? "obol"
    do {
      return try ChipFile.load(name)
    } catch {
      throw Problems(place(of: node), "base '\(name)' cannot be used: \(error)")
    }
  }

  private mutating func axes(
    _ node: Node?, of base: ChipSpec, _ networks: [TunedNetwork]
  ) -> [Axis] {
    guard case .mapping(let mapping) = node, !mapping.isEmpty else {
      report(node, "'axes' names the knobs to turn, like 'array.pixels: [2, 4, 8]'")
      return []
    }
    var seen: Set<String> = []
    let variants = networks.dropFirst().reduce(Set(networks.first?.variants.keys.map(\.self) ?? []))
    { $0.intersection($1.variants.keys) }
    return mapping.compactMap { key, values in
      let reader = AxisReader(base: base, variants: variants)
      do throws(SpaceTextError) {
        let axis = try reader.axis(named: key.string ?? "", values)
        for path in axis.name.split(separator: "+").map(\.trimmed)
        where !seen.insert(path).inserted {
          report(key, "\(path) is on two axes; keep one")
        }
        return axis
      } catch {
        report(key, "\(error)")
        return nil
      }
    }
  }

  private mutating func constraints(_ node: Node?) -> [Constraint] {
    let constraints = list(node, of: "constraints, like '- mw <= 50'") {
      text, _ throws(SpaceTextError) in
      try Constraint(text)
    }
    for lower in constraints where lower.relation == .atLeast {
      for upper in constraints
      where upper.metric == lower.metric && upper.relation == .atMost && upper.bound < lower.bound {
        report(node, "'\(lower)' and '\(upper)' contradict each other")
      }
    }
    return constraints
  }

  private mutating func objectives(_ node: Node?) -> [ChipMetric] {
    guard node != nil else { return [.framesPerSecond, .microjoules] }
    return list(node, of: "metrics: \(ChipMetric.list)") { text, _ throws(SpaceTextError) in
      guard let metric = ChipMetric(rawValue: text) else {
        throw SpaceTextError("'\(text)' is no metric; there are \(ChipMetric.list)")
      }
      return metric
    }
  }

  private mutating func list<Element>(
    _ node: Node?, of what: String,
    _ read: (String, Node) throws(SpaceTextError) -> Element
  ) -> [Element] {
    guard let node else { return [] }
    guard case .sequence(let entries) = node else {
      report(node, "this is a list of \(what)")
      return []
    }
    return entries.compactMap { entry in
      do throws(SpaceTextError) {
        return try read(entry.string ?? "", entry)
      } catch {
        report(entry, "\(error)")
        return nil
      }
    }
  }

  private mutating func read(
    _ root: Node.Mapping, _ key: SpaceKey, _ range: ClosedRange<Int>, into value: inout Int
  ) {
    guard let node = root[key.rawValue] else { return }
    guard let number = node.int, range.contains(number) else {
      return report(
        node, "\(key.rawValue) is a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    value = number
  }

  mutating func report(_ node: Node?, _ message: String) {
    problems.append(Problem(place(of: node), message))
  }

  private func place(of node: Node?) -> String { "\(file):\(node?.mark?.line ?? 1)" }
}
