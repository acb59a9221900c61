/// Energy by component, in microjoules.
package struct EnergyBreakdown: Sendable, Hashable {
  private var microjoules = [Double](repeating: 0, count: EnergyComponent.allCases.count)

  /// Makes a breakdown of no energy.
  package init() {}

  /// The microjoules of one component.
  package subscript(component: EnergyComponent) -> Double {
    get { microjoules[component.rawValue] }
    set { microjoules[component.rawValue] = newValue }
  }

  /// The microjoules of all components together.
  package var total: Double { microjoules.reduce(0, +) }

  /// The components that take energy, the hungriest first.
  package var ranked: [EnergyComponent] {
    EnergyComponent.allCases.filter { self[$0] > 0 }
      .sorted { (self[$0], $1.rawValue) > (self[$1], $0.rawValue) }
  }

  /// Adds component by component.
  package static func += (left: inout EnergyBreakdown, right: EnergyBreakdown) {
    for component in EnergyComponent.allCases { left[component] += right[component] }
  }
}
