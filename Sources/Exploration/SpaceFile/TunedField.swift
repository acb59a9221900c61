import ChipDescription

/// A knob that a space file names: one of the chip's, or of the operating point that it runs at.
enum TunedField {
  case chip(Knob<ChipSpec>)
  case point(Knob<OperatingPoint>)

  /// Finds the knob; throws with those of the same block where there is none.
  init(path: String) throws(SpaceTextError) {
    let prefix = Axis.Setting.pointKey + "."
    if path.hasPrefix(prefix),
      let knob = OperatingPoint.knobs.first(where: { prefix + $0.path == path })
    {
      self = .point(knob)
    } else if let knob = ChipSpec.knobs.first(where: { $0.path == path }) {
      self = .chip(knob)
    } else {
      throw SpaceTextError("'\(path)' is no knob; \(Self.suggestion(for: path))")
    }
  }

  private static func suggestion(for path: String) -> String {
    let block = path.prefix { $0 != "." }
    let siblings = ChipSpec.knobs.map(\.path).filter { $0.hasPrefix("\(block).") }
    if !siblings.isEmpty { return "\(block) has \(siblings.joined(separator: ", "))" }
    let blocks = ChipSpec.sections.map(\.key).filter { !$0.isEmpty } + [Axis.Setting.pointKey]
    return "the blocks are \(blocks.joined(separator: ", ")); see 'obol describe chip'"
  }

  private var unit: KnobUnit {
    switch self {
    case .chip(let knob): knob.unit
    case .point(let knob): knob.unit
    }
  }

  private var range: KnobRange {
    switch self {
    case .chip(let knob): knob.range
    case .point(let knob): knob.range
    }
  }

  private var path: String {
    switch self {
    case .chip(let knob): knob.path
    case .point(let knob): "\(Axis.Setting.pointKey).\(knob.path)"
    }
  }

  /// The value that a text stands for, which has to be in the knob's range.
  func value(from text: String) throws(SpaceTextError) -> KnobValue {
    let value: KnobValue
    do throws(KnobTextError) {
      value =
        switch self {
        case .chip(let knob): try knob.value(from: text)
        case .point(let knob): try knob.value(from: text)
        }
    } catch {
      throw SpaceTextError("\(path): \(error)")
    }
    return try inRange(value)
  }

  /// The number that a text stands for, in the knob's base unit.
  func number(from text: String) throws(SpaceTextError) -> Double {
    do throws(KnobTextError) {
      return try unit.number(from: text)
    } catch {
      throw SpaceTextError("\(path): \(error)")
    }
  }

  /// The value of a number in the knob's base unit.
  func value(of number: Double) throws(SpaceTextError) -> KnobValue {
    if case .reals = range { return try inRange(.real(number)) }
    guard let whole = Int(exactly: number.rounded()) else {
      throw SpaceTextError("\(path): \(number) is no whole number")
    }
    return try inRange(.integer(whole))
  }

  /// The setting of this field to a value that may be another field's, where they are tied.
  func setting(_ value: KnobValue) throws(SpaceTextError) -> Axis.Setting {
    let value = try inRange(value)
    switch self {
    case .chip(let knob): return .knob(knob.path, value)
    case .point(let knob): return .pointKnob(knob.path, value)
    }
  }

  /// The value as a chip file writes it.
  func text(of value: KnobValue) -> String { unit.text(value) }

  private func inRange(_ value: KnobValue) throws(SpaceTextError) -> KnobValue {
    guard range.contains(value) else {
      throw SpaceTextError(
        "\(path) cannot be \(unit.text(value)); it must be \(range.description(in: unit))")
    }
    return value
  }
}
