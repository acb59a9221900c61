package import ChipDescription
internal import Instruments

/// One dimension of a space: fields of the chip that move together, and the values they take.
package struct Axis: Sendable, Hashable {
  /// The fields as a space file names them, tied ones joined by ` + `.
  package let name: String
  package let choices: [Choice]

  package init(name: String, choices: [Choice]) {
    self.name = name
    self.choices = choices
  }

  /// One value of an axis.
  package struct Choice: Sendable, Hashable {
    /// The value as the space file writes it.
    package let label: String
    package let settings: [Setting]

    package init(label: String, settings: [Setting]) {
      self.label = label
      self.settings = settings
    }
  }

  /// A field and what it is set to.
  package enum Setting: Sendable, Hashable {
    /// A knob of the chip, by path.
    case knob(String, KnobValue)
    /// A knob of the operating point that the chip runs at.
    case pointKnob(String, KnobValue)
    /// The operating point that the chip runs at, by name.
    case point(String)
    /// The lowest voltage at which the base chip's listed points reach the clock.
    case lowestVoltage
    /// How the networks are compressed, by the name of a variant; the chip stays what it is.
    case variant(String)
  }
}

extension Axis.Setting {
  /// The key under which a space file chooses among the chip's operating points.
  package static let pointKey = "operatingPoint"
  /// The key under which a space file chooses among the networks' variants.
  static let variantKey = "variant"
  /// The word for the lowest voltage at which the clock is reached.
  static let lowestKey = "lowest"

  /// Sets the field; the chosen operating point is kept as the chip's first.
  ///
  /// Throws a sentence where no listed point of the base chip reaches the clock.
  func apply(to chip: inout ChipSpec, base: ChipSpec) throws(SpaceTextError) {
    switch self {
    case .knob(let path, let value):
      ChipSpec.knobs.first { $0.path == path }?.set(value, in: &chip)
    case .pointKnob(let path, let value):
      guard !chip.operatingPoints.isEmpty else { return }
      OperatingPoint.knobs.first { $0.path == path }?.set(value, in: &chip.operatingPoints[0])
    case .point(let name):
      guard let index = chip.operatingPoints.firstIndex(where: { $0.name == name }) else { return }
      chip.operatingPoints.swapAt(0, index)
    case .variant: break
    case .lowestVoltage: try Self.setLowestVoltage(of: &chip, base: base)
    }
  }

  /// A point is chosen before any of its fields is set, and its voltage follows from its clock.
  var order: Int {
    switch self {
    case .knob, .point, .variant: 0
    case .pointKnob: 1
    case .lowestVoltage: 2
    }
  }

  private static func setLowestVoltage(
    of chip: inout ChipSpec, base: ChipSpec
  ) throws(SpaceTextError) {
    var point = try lowestPoint(of: chip, base: base)
    point.name = lowestKey
    chip.operatingPoints[0] = point
  }

  /// Throws a sentence where a chip's clock is above what its voltage allows.
  static func checkClock(of chip: ChipSpec, base: ChipSpec) throws(SpaceTextError) {
    guard let point = chip.operatingPoints.first else { return }
    let lowest = try lowestPoint(of: chip, base: base)
    guard point.volts >= lowest.volts else {
      throw SpaceTextError(
        "\(point.hertz / 1e6) MHz need \(lowest.volts) V, and it has \(point.volts) V")
    }
  }

  /// The chip's first point with the voltage that its clock needs by the base chip's points.
  private static func lowestPoint(
    of chip: ChipSpec, base: ChipSpec
  ) throws(SpaceTextError) -> OperatingPoint {
    let clock = chip.operatingPoints.first?.hertz ?? 0
    var anchors = chip
    anchors.operatingPoints = base.operatingPoints
    guard let point = FrequencyLaw.lowestPoint(for: clock, on: anchors) else {
      throw SpaceTextError("no operating point of \(base.name) reaches \(clock / 1e6) MHz")
    }
    return point
  }
}
