extension Tensor {
  /// What is wrong with the tensor by itself.
  var faults: [GraphFault.Reason] {
    guard let count = shape.checkedElementCount else { return [.shapeOutOfBounds(shape)] }
    return constantFaults(count: count) + quantizationFaults.map { .wrongQuantization($0) }
  }

  func constantFaults(count: Int) -> [GraphFault.Reason] {
    guard let constant else { return [] }
    guard constant.holds(elementType) else { return [.wrongConstantType(elementType)] }
    guard constant.count == count else {
      return [.wrongConstantCount(found: constant.count, expected: count)]
    }
    guard elementType == .int4, case .int8(let values) = constant,
      let wide = values.first(where: { !(-8...7).contains($0) })
    else { return [] }
    return [.valueOutOfRange(wide)]
  }

  var quantizationFaults: [String] {
    guard let quantization else { return [] }
    var faults: [String] = []
    let scales = quantization.scales
    if scales.count != quantization.zeroPoints.count || scales.isEmpty {
      faults.append("\(scales.count) scales and \(quantization.zeroPoints.count) zero points")
    }
    if let axis = quantization.axis {
      if !shape.dimensions.indices.contains(axis) {
        faults.append("scales run along axis \(axis) of \(shape.rank)")
      } else if scales.count != shape[axis] {
        faults.append("\(scales.count) scales along axis \(axis) of extent \(shape[axis])")
      }
    } else if scales.count > 1 {
      faults.append("\(scales.count) scales but no axis")
    }
    if let scale = scales.first(where: { !($0 > 0 && $0.isFinite) }) {
      faults.append("the scale \(scale) is not a finite number above zero")
    }
    if let range = elementType.integerRange,
      let point = quantization.zeroPoints.first(where: { !range.contains($0) })
    {
      faults.append("the zero point \(point) is not \(elementType.rawValue)")
    }
    return faults
  }
}

extension TensorElements {
  /// Whether these values are how elements of a type are held.
  func holds(_ type: ElementType) -> Bool {
    switch (self, type) {
    case (.float32, .float32), (.int8, .int8), (.int8, .int4), (.uint8, .uint8), (.int16, .int16),
      (.int32, .int32), (.int64, .int64), (.bool, .bool):
      true
    default: false
    }
  }
}
