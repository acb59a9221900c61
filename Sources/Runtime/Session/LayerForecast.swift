/// A layer's cycles, as the compiler predicts them and as the machine counts them.
package struct LayerForecast: Sendable, Hashable {
  package let name: String
  package let operatorName: String
  package let macs: Int
  package let predicted: Int
  package let simulated: Int

  /// Cycles in which pipelines fill and drain, which whole-layer forecasts of small layers miss.
  private static let fewCycles = 16

  package var difference: Int { abs(predicted - simulated) }

  /// Whether the prediction is within 5 %, or off by a few cycles.
  package var isNear: Bool { difference * 20 <= simulated || difference <= Self.fewCycles }
}
