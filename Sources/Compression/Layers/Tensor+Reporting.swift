import ModelIR

extension Tensor {
  /// The name without those of what was fused into the layer, which converters append.
  var shortName: String {
    name.split(separator: ";", maxSplits: 1).first.map(String.init) ?? name
  }

  /// What int8 weights take on a chip, predicted; zero for anything else.
  var predictedBytes: Int {
    guard case .int8(let values)? = constant else { return 0 }
    return WeightEntropy(values).bytes
  }
}
