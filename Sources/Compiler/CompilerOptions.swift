/// What a caller may ask of the compiler beside the graph and the chip.
package struct CompilerOptions: Sendable, Hashable {
  /// The most bank bytes that the program may use; the chip's own where nil.
  package var sramLimit: Int?
  /// What the program should need least of.
  package var goal: OptimizationGoal
  /// What bytes and cycles cost, where energy is to be saved.
  package var prices: EnergyPrices
  /// Whether weights may stay in the banks from frame to frame; else each frame loads all of them.
  package var keepsWeights: Bool

  package init(
    sramLimit: Int? = nil, goal: OptimizationGoal = .speed, prices: EnergyPrices = EnergyPrices(),
    keepsWeights: Bool = true
  ) {
    self.sramLimit = sramLimit
    self.goal = goal
    self.prices = prices
    self.keepsWeights = keepsWeights
  }
}

/// What a program should need least of; what it leaves open is decided by the other two.
package enum OptimizationGoal: String, Sendable, Hashable, CaseIterable {
  /// Cycles of a frame, a five-hundredth of which is given for a quarter of the bytes.
  case speed
  /// Joules of a frame: cycles, and bytes from the weight store.
  case energy
  /// Bytes in the weight store.
  case size
}

/// What a frame's energy hangs on, as far as the compiler can do something about it, in picojoules.
///
/// The compiler knows no joules: who has a power model fills them in. What is here by default is in
/// the middle of 22 nm chips with memory of their own.
package struct EnergyPrices: Sendable, Hashable {
  /// A byte that comes from the weight store into the banks.
  package var storeByte: Double
  /// A cycle in which the array is on.
  package var cycle: Double

  package init(storeByte: Double = 25, cycle: Double = 150) {
    self.storeByte = storeByte
    self.cycle = cycle
  }
}
