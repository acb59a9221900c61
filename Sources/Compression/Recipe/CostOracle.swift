package import ModelIR

/// Says what a network costs on a chip; whoever has the compiler and the machine answers.
package protocol CostOracle: Sendable {
  /// The exact cost of a frame; throws where the network does not compile for the chip.
  func cost(of graph: Graph) throws -> NetworkCost

  /// Output channels that the chip works on at once: fewer take as long.
  var channelGranule: Int { get }

  /// Weights that the chip neither stores nor multiplies where all of them are zero; nil where it
  /// does in any case.
  var zeroTile: ZeroTile? { get }
}

/// Neighbouring input channels by neighbouring outputs, of one kernel tap.
package struct ZeroTile: Sendable, Hashable {
  package var inputs: Int
  package var outputs: Int

  package init(inputs: Int, outputs: Int) {
    self.inputs = inputs
    self.outputs = outputs
  }
}

extension CostOracle {
  package var channelGranule: Int { 1 }
  package var zeroTile: ZeroTile? { nil }

  /// The cost, or why there is none as an error of compression.
  func checkedCost(of graph: Graph) throws(CompressionError) -> NetworkCost {
    do { return try cost(of: graph) } catch { throw .doesNotRun(reason: "\(error)") }
  }
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
  /// What each layer takes of it, by the name of its result; empty where nobody knows.
  package var layers: [String: LayerCost] = [:]
  /// What most cycles go by with, as a reader would say it; empty where nobody knows.
  package var bottleneck = ""

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

  /// Nothing at all.
  static let none = NetworkCost(
    cycles: 0, framesPerSecond: 0, milliwatts: 0, microjoules: 0, sramBytes: 0, weightBytes: 0,
    encodedWeightBytes: 0)
}

/// What a layer takes of a frame.
package struct LayerCost: Sendable, Hashable {
  package var cycles: Int
  package var microjoules: Double
  /// Bytes of its weights in the weight store, without its biases.
  package var encodedWeightBytes: Int

  package init(cycles: Int, microjoules: Double, encodedWeightBytes: Int) {
    self.cycles = cycles
    self.microjoules = microjoules
    self.encodedWeightBytes = encodedWeightBytes
  }

  /// Nothing at all.
  package static let none = LayerCost(cycles: 0, microjoules: 0, encodedWeightBytes: 0)

  package static func += (total: inout LayerCost, part: LayerCost) {
    total.cycles += part.cycles
    total.microjoules += part.microjoules
    total.encodedWeightBytes += part.encodedWeightBytes
  }
}
