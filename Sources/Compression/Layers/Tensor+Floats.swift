package import ModelIR

extension Tensor {
  /// The elements of a float32 constant; nil for anything else.
  package var floats: [Float]? {
    guard case .float32(let values)? = constant else { return nil }
    return values
  }
}
