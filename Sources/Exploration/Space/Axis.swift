package import ChipDescription

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
  }
}

extension Axis.Setting {
  /// The key under which a space file chooses among the chip's operating points.
  package static let pointKey = "operatingPoint"

  /// Sets the field; the chosen operating point is kept as the chip's first.
  func apply(to chip: inout ChipSpec) {
    switch self {
    case .knob(let path, let value):
      ChipSpec.knobs.first { $0.path == path }?.set(value, in: &chip)
    case .pointKnob(let path, let value):
      guard !chip.operatingPoints.isEmpty else { return }
      OperatingPoint.knobs.first { $0.path == path }?.set(value, in: &chip.operatingPoints[0])
    case .point(let name):
      guard let index = chip.operatingPoints.firstIndex(where: { $0.name == name }) else { return }
      chip.operatingPoints.swapAt(0, index)
    }
  }

  /// A point is chosen before any of its fields is set.
  var order: Int {
    if case .pointKnob = self { 1 } else { 0 }
  }
}
