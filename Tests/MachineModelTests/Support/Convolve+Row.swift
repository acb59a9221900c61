import InstructionSet

extension Convolve {
  /// A 1 × 1 convolution of a row of four pixels, with its maps, weights and parameters in banks of
  /// their own.
  static func rowOfFour(inputs: Int = 2, outputs: Int = 4) -> Convolve {
    var convolve = Convolve()
    convolve.input = FeatureMap(
      address: BankAddress(0), height: 1, width: 4, channels: inputs, brickShift: 1)
    convolve.output = FeatureMap(
      address: BankAddress(4096), height: 1, width: 4, channels: outputs, brickShift: 2)
    convolve.weights = BankAddress(2048)
    convolve.parameters = BankAddress(3072)
    convolve.groupsPerBlock = 2
    return convolve
  }
}
