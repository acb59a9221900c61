package import MachineModel

/// An energy with what the spreads of its figures make of it.
package struct EnergyRange: Sendable, Hashable {
  /// A figure and the microjoules that hang on it.
  package struct Part: Sendable, Hashable {
    package var figure: EnergyFigure
    package var microjoules: Double

    package init(figure: EnergyFigure, microjoules: Double) {
      self.figure = figure
      self.microjoules = microjoules
    }

    /// How far the figure's spread moves the energy down and up.
    var down: Double { microjoules * (1 - figure.spread.lowerBound) }
    var up: Double { microjoules * (figure.spread.upperBound - 1) }
  }

  package var microjoules: Double
  package var low: Double
  package var high: Double
  /// The figure whose spread moves the energy most; nil where there is no energy.
  package var dominant: Part?

  /// Joins parts whose deviations are independent: their squares add.
  package init(microjoules: Double, parts: [Part]) {
    self.microjoules = microjoules
    low = max(microjoules - parts.reduce(0) { $0 + $1.down * $1.down }.squareRoot(), 0)
    high = microjoules + parts.reduce(0) { $0 + $1.up * $1.up }.squareRoot()
    dominant = parts.max { max($0.down, $0.up) < max($1.down, $1.up) }
  }

  /// The range of so many times the energy.
  package func scaled(by factor: Double) -> (value: Double, low: Double, high: Double) {
    (microjoules * factor, low * factor, high * factor)
  }
}

extension PowerModel {
  /// The microjoules of a section that hang on each figure; `implementation`, which is a factor of
  /// others, has theirs as well.
  package func parts(of section: SectionRecord) -> [EnergyRange.Part] {
    var (names, parts): ([String: Int], [EnergyRange.Part]) = ([:], [])
    func add(_ figure: EnergyFigure, _ microjoules: Double) {
      if let index = names[figure.name] {
        parts[index].microjoules += microjoules
      } else if microjoules > 0 {
        names[figure.name] = parts.count
        parts.append(EnergyRange.Part(figure: figure, microjoules: microjoules))
      }
    }
    for cost in costs {
      let microjoules = cost.picojoules * Double(times(cost.driver, in: section)) * 1e-6
      add(cost.figure, microjoules)
      if cost.isFromTables { add(EnergyTable.implementation, microjoules) }
    }
    return parts
  }

  /// The section's energy with its range.
  package func range(of section: SectionRecord) -> EnergyRange {
    EnergyRange(microjoules: energy(of: section).total, parts: parts(of: section))
  }

  /// How often a driver happens in a section.
  private func times(_ driver: EnergyDriver, in section: SectionRecord) -> Int {
    switch driver {
    case .event(let kind): section.counters[kind]
    case .activeCycle(let unit):
      section.instructions.filter { $0.unit == unit }.reduce(0) { $0 + $1.end - $1.start }
    case .cycle: section.cycles
    }
  }
}
