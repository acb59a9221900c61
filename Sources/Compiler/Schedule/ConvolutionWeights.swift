package import InstructionSet

/// The weights and channel parameters of a convolution, before they are put in the array's order.
package struct ConvolutionWeights: Sendable, Hashable {
  /// The weights as the model has them, top bits flipped where they were unsigned.
  package var values: [Int8]
  /// How far apart neighbours along an axis are in `values`.
  package var strides: Strides
  /// Bias and multiplier of each output channel.
  package var parameters: [ChannelParameters]

  package init(values: [Int8], strides: Strides, parameters: [ChannelParameters]) {
    self.values = values
    self.strides = strides
    self.parameters = parameters
  }

  /// Steps in the model's order of weights.
  package struct Strides: Sendable, Hashable {
    package var output: Int
    package var row: Int
    package var column: Int
    package var channel: Int

    package init(output: Int, row: Int, column: Int, channel: Int) {
      self.output = output
      self.row = row
      self.column = column
      self.channel = channel
    }
  }

  /// The position of a weight in `values`.
  package func position(of weight: ConvolutionLoops.WeightIndex) -> Int {
    weight.output * strides.output + weight.row * strides.row + weight.column * strides.column
      + weight.channel * strides.channel
  }
}
