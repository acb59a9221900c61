package import ModelIR

extension TensorElements {
  /// These reals as a tensor holds them: as they are, or as the nearest integers it has.
  package func rounded(to tensor: Tensor) -> TensorElements {
    guard case .float32(let values) = self, let quantization = tensor.quantization,
      let range = tensor.elementType.integerRange
    else { return self }
    let integers = values.map { quantization.integer(nearest: $0, in: range) }
    switch tensor.elementType {
    case .uint8: return .uint8(integers.map { UInt8(truncatingIfNeeded: $0) })
    case .int16: return .int16(integers.map { Int16(truncatingIfNeeded: $0) })
    default: return .int8(integers.map { Int8(truncatingIfNeeded: $0) })
    }
  }

  /// The reals that these elements of a tensor stand for; those of one scale.
  package func reals(of tensor: Tensor) -> TensorElements {
    guard let quantization = tensor.quantization, let integers = try? integers(named: tensor.name)
    else { return self }
    let zeroPoint = quantization.zeroPoints[0]
    return .float32(integers.map { quantization.scales[0] * Float($0 &- zeroPoint) })
  }
}
