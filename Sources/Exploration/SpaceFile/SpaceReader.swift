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
    var space = TuningSpace(
      base: base, axes: axes(root[SpaceKey.axes.rawValue], of: base),
      networks: networks(root[SpaceKey.networks.rawValue]),
      constraints: constraints(root[SpaceKey.constraints.rawValue]),
      objectives: objectives(root[SpaceKey.objectives.rawValue]))
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

  private mutating func axes(_ node: Node?, of base: ChipSpec) -> [Axis] {
    guard case .mapping(let mapping) = node, !mapping.isEmpty else {
      report(node, "'axes' names the knobs to turn, like 'array.pixels: [2, 4, 8]'")
      return []
    }
    var seen: Set<String> = []
    return mapping.compactMap { key, values in
      let reader = AxisReader(base: base)
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

  private mutating func networks(_ node: Node?) -> [TunedNetwork] {
    guard let node else { return [TunedNetwork(model: TunedNetwork.bundled)] }
    guard case .sequence(let list) = node, !list.isEmpty else {
      report(node, "'networks' is a list of '- model: FILE' entries, or of files")
      return []
    }
    return list.compactMap { entry in
      if let model = entry.string { return TunedNetwork(model: model) }
      guard case .mapping(let mapping) = entry, let model = mapping["model"]?.string else {
        report(entry, "a network needs 'model: FILE', or 'model: bundled'")
        return nil
      }
      let weight = mapping["weight"].map { $0.float ?? .nan } ?? 1
      guard weight > 0, weight.isFinite else {
        report(entry, "the weight of \(model) is a number above 0")
        return nil
      }
      return TunedNetwork(model: model, weight: weight)
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

  private mutating func report(_ node: Node?, _ message: String) {
    problems.append(Problem(place(of: node), message))
  }

  private func place(of node: Node?) -> String { "\(file):\(node?.mark?.line ?? 1)" }
}
