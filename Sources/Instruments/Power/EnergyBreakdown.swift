/// Energy by component, in microjoules.
package struct EnergyBreakdown: Sendable, Hashable {
  /// One lane for each component; a vector, so that adding allocates nothing.
  private var microjoules = SIMD16<Double>()

  /// Makes a breakdown of no energy.
  package init() {}

  /// The microjoules of one component.
  package subscript(component: EnergyComponent) -> Double {
    get { microjoules[component.rawValue] }
    set { microjoules[component.rawValue] = newValue }
  }

  /// The microjoules of all components together.
  package var total: Double { microjoules.sum() }

  /// The components that take energy, the hungriest first.
  package var ranked: [EnergyComponent] {
    EnergyComponent.allCases.filter { self[$0] > 0 }
      .sorted { (self[$0], $1.rawValue) > (self[$1], $0.rawValue) }
  }

  /// Adds component by component.
  package static func += (left: inout EnergyBreakdown, right: EnergyBreakdown) {
    left.microjoules += right.microjoules
  }

  /// So many times each component.
  package static func * (left: EnergyBreakdown, factor: Double) -> EnergyBreakdown {
    var product = left
    product.microjoules *= factor
    return product
  }
}
