/// What one network does on a chip.
package struct Measurement: Sendable, Hashable, Codable {
  package let network: String
  package let cycles: Int
  package let framesPerSecond: Double
  package let milliwatts: Double
  package let microjoules: Double
  package let milliseconds: Double
  package let squareMillimetres: Double
  package let bankBytes: Int
  package let weightBytes: Int
  package let macUtilization: Double
  /// What sets the least number of cycles.
  package let limit: String
  /// The share of labelled frames that it gets right, in percent; 0 where there are no labels.
  package let accuracy: Double

  package init(
    network: String, cycles: Int, framesPerSecond: Double, milliwatts: Double,
    microjoules: Double, milliseconds: Double, squareMillimetres: Double, bankBytes: Int,
    weightBytes: Int, macUtilization: Double, limit: String,
    accuracy: Double = 0
  ) {
    self.network = network
    self.cycles = cycles
    self.framesPerSecond = framesPerSecond
    self.milliwatts = milliwatts
    self.microjoules = microjoules
    self.milliseconds = milliseconds
    self.squareMillimetres = squareMillimetres
    self.bankBytes = bankBytes
    self.weightBytes = weightBytes
    self.macUtilization = macUtilization
    self.limit = limit
    self.accuracy = accuracy
  }

  package subscript(metric: ChipMetric) -> Double {
    switch metric {
    case .framesPerSecond: framesPerSecond
    case .milliwatts: milliwatts
    case .microjoules: microjoules
    case .milliseconds: milliseconds
    case .energyDelay: microjoules * milliseconds
    case .squareMillimetres: squareMillimetres
    case .bankBytes: Double(bankBytes)
    case .weightBytes: Double(weightBytes)
    case .accuracy: accuracy
    }
  }
}
