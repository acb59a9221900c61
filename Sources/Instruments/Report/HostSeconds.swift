/// Where the time of the simulation itself went.
package struct HostSeconds: Sendable, Hashable {
  /// From the model to the program.
  package var compile: Double
  /// Cycles, stalls and counters.
  package var timing: Double
  /// The values.
  package var arithmetic: Double

  package init(compile: Double = 0, timing: Double = 0, arithmetic: Double = 0) {
    self.compile = compile
    self.timing = timing
    self.arithmetic = arithmetic
  }
}
