/// A layer of the network as reports list it.
package struct Layer: Sendable, Hashable {
  /// The name in the model file, of the tensor that the layer makes.
  package var name: String
  /// The operator's name, with what was fused into it: `convolution+pad`.
  package var operatorName: String
  /// Multiply-accumulates of the layer, less those that the compiler found to be constant.
  package var macs: Int
  /// Bytes of its weights, as wide as in the model.
  package var weightBytes: Int
  /// Bytes of its weight streams in the weight store.
  package var encodedWeightBytes: Int
  /// Bytes of its channel parameters in the weight store.
  package var parameterBytes: Int

  package init(
    name: String, operatorName: String, macs: Int = 0, weightBytes: Int = 0,
    encodedWeightBytes: Int = 0, parameterBytes: Int = 0
  ) {
    self.name = name
    self.operatorName = operatorName
    self.macs = macs
    self.weightBytes = weightBytes
    self.encodedWeightBytes = encodedWeightBytes
    self.parameterBytes = parameterBytes
  }
}
