import ChipDescription
import Yams

/// Reads one axis of a space file: the knobs in its key, and the values behind it.
struct AxisReader {
  let base: ChipSpec
  /// The variants that every network has.
  let variants: Set<String>

  /// The most values that a range may stand for.
  static let longestRange = 10_000

  func axis(named name: String, _ node: Node) throws(SpaceTextError) -> Axis {
    if name == Axis.Setting.pointKey { return try pointAxis(node) }
    if name == Axis.Setting.variantKey { return try variantAxis(node) }
    let paths = name.split(separator: "+").map(\.trimmed)
    let fields = try paths.map { path throws(SpaceTextError) in try TunedField(path: path) }
    guard let first = fields.first else { throw SpaceTextError("an axis needs the name of a knob") }
    let values = try values(node, of: first, name)
    let choices = try values.map { value throws(SpaceTextError) in
      Axis.Choice(
        label: first.text(of: value),
        settings: try fields.map { field throws(SpaceTextError) in try field.setting(value) })
    }
    guard Set(choices).count == choices.count else {
      throw SpaceTextError("\(name) has a value twice; keep one")
    }
    return Axis(name: name, choices: choices)
  }

  private func pointAxis(_ node: Node) throws(SpaceTextError) -> Axis {
    let known = base.operatingPoints.map(\.name) + [Axis.Setting.lowestKey]
    guard case .sequence(let list) = node, !list.isEmpty else {
      throw SpaceTextError("operatingPoint is a list of: \(known.joined(separator: ", "))")
    }
    let choices = try list.map { entry throws(SpaceTextError) in
      let name = entry.string ?? ""
      guard known.contains(name) else {
        throw SpaceTextError(
          "\(base.name) has no operating point '\(name)'; it has \(known.joined(separator: ", "))")
      }
      return Axis.Choice(
        label: name,
        settings: [name == Axis.Setting.lowestKey ? .lowestVoltage : .point(name)])
    }
    return Axis(name: Axis.Setting.pointKey, choices: choices)
  }

  private func variantAxis(_ node: Node) throws(SpaceTextError) -> Axis {
    let known = variants.sorted().joined(separator: ", ")
    guard case .sequence(let list) = node, !list.isEmpty else {
      throw SpaceTextError("variant is a list of variants of the networks: \(known)")
    }
    let choices = try list.map { entry throws(SpaceTextError) in
      let name = entry.string ?? ""
      guard variants.contains(name) else {
        throw SpaceTextError(
          "no variant '\(name)' that every network has; there are: "
            + (known.isEmpty ? "none, so give each 'variants: {NAME: FILE}'" : known))
      }
      return Axis.Choice(label: name, settings: [.variant(name)])
    }
    return Axis(name: Axis.Setting.variantKey, choices: choices)
  }

  private func values(
    _ node: Node, of field: TunedField, _ name: String
  ) throws(SpaceTextError) -> [KnobValue] {
    switch node {
    case .sequence(let list) where !list.isEmpty:
      try list.map { entry throws(SpaceTextError) in try field.value(from: entry.string ?? "") }
    case .mapping(let range):
      try rangeValues(range, of: field, name)
    default:
      throw SpaceTextError(
        "\(name) takes a list, like [2, 4, 8], or {from: 2, to: 8, step: 2} or {…, times: 2}")
    }
  }

  private func rangeValues(
    _ range: Node.Mapping, of field: TunedField, _ name: String
  ) throws(SpaceTextError) -> [KnobValue] {
    for (key, _) in range where !["from", "to", "step", "times"].contains(key.string ?? "") {
      throw SpaceTextError(
        "'\(key.string ?? "")' in \(name): a range has from, to, and step or times")
    }
    guard let from = range["from"]?.string, let to = range["to"]?.string,
      (range["step"] == nil) != (range["times"] == nil)
    else { throw SpaceTextError("\(name): a range has from, to, and either step or times") }
    let first = try field.number(from: from)
    let last = try field.number(from: to)
    var numbers: [Double] = []
    if let step = range["step"]?.string {
      let increment = try field.number(from: step)
      guard increment > 0, (last - first) / increment < Double(Self.longestRange) else {
        throw SpaceTextError("\(name): step is above 0, and a range has at most 10,000 values")
      }
      // The slack keeps a last value that rounding puts a hair past the end.
      numbers = Array(stride(from: first, through: last + increment * 1e-9, by: increment))
    } else if let factor = range["times"]?.float {
      guard factor > 1, first > 0 else {
        throw SpaceTextError("\(name): times is above 1, and from above 0")
      }
      var number = first
      while number <= last * (1 + 1e-9), numbers.count < Self.longestRange {
        numbers.append(number)
        number *= factor
      }
    }
    guard !numbers.isEmpty else {
      throw SpaceTextError("\(name): the range from \(from) to \(to) is empty")
    }
    return try numbers.map { number throws(SpaceTextError) in try field.value(of: number) }
  }
}
