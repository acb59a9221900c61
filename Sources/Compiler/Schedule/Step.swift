package import InstructionSet

/// An instruction whose addresses still count from the start of its buffers.
package struct Step: Sendable, Hashable {
  package var body: InstructionBody
  /// The buffers of the instruction's operands, in the order of `InstructionBody.relocated`.
  package var buffers: [BufferID]
  /// The position in `Schedule.layers`.
  package var layer: Int
  /// The weights of a convolution.
  package var weights: WeightSlice?
  /// Whether it makes some rows of a map; its weights are those of the other stripes.
  package var isStripe = false

  package init(
    _ form: some InstructionForm, buffers: [BufferID], layer: Int, weights: WeightSlice? = nil
  ) {
    self.init(body: form.body, buffers: buffers, layer: layer, weights: weights)
  }

  package init(
    body: InstructionBody, buffers: [BufferID], layer: Int, weights: WeightSlice? = nil
  ) {
    self.body = body
    self.buffers = buffers
    self.layer = layer
    self.weights = weights
  }
}

/// A run of output channels of a layer's weights.
package struct WeightSlice: Sendable, Hashable {
  /// The position in `Schedule.weights`.
  package var weights: Int
  package var channels: Range<Int>
  /// Their stream where they are coded; nil where each takes the same number of bits.
  package var codedStream: [UInt8]?

  package init(weights: Int, channels: Range<Int>) {
    self.weights = weights
    self.channels = channels
  }
}
