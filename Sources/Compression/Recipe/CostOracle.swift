package import ModelIR

/// Says what a network costs on a chip; whoever has the compiler and the machine answers.
package protocol CostOracle: Sendable {
  /// The exact cost of a frame; throws where the network does not compile for the chip.
  func cost(of graph: Graph) throws -> NetworkCost
}

/// What one frame of a network takes on a chip, by the machine's own count.
package struct NetworkCost: Sendable, Hashable {
  /// From a frame's first cycle to the next one's.
  package var cycles: Int
  package var framesPerSecond: Double
  package var milliwatts: Double
  package var microjoules: Double
  /// Bytes of the banks that are ever in use.
  package var sramBytes: Int
  /// Bytes of weights and biases before encoding.
  package var weightBytes: Int
  /// Bytes that they take in the weight store.
  package var encodedWeightBytes: Int

  package init(
    cycles: Int, framesPerSecond: Double, milliwatts: Double, microjoules: Double,
    sramBytes: Int, weightBytes: Int, encodedWeightBytes: Int
  ) {
    self.cycles = cycles
    self.framesPerSecond = framesPerSecond
    self.milliwatts = milliwatts
    self.microjoules = microjoules
    self.sramBytes = sramBytes
    self.weightBytes = weightBytes
    self.encodedWeightBytes = encodedWeightBytes
  }
}
