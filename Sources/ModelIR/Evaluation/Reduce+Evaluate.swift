extension Reduce {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    let targets = input.tensor.shape.targets(over: axes)
    let total = result.shape.elementCount
    switch result.valueKind {
    case .reals:
      // Sums are taken in float64, so that their order does not show.
      var folded = [Double](repeating: initialReal, count: total)
      for (value, target) in zip(try input.elements.floats(named: "input"), targets) {
        folded[target] = fold(folded[target], Double(value))
      }
      return .float32(folded.map { Float($0) })
    case .quantized: return try integers(operands, result: result)
    case .plain:
      var folded = [Int64](repeating: initialInteger, count: total)
      for (value, target) in zip(try input.elements.wholeNumbers(named: "input"), targets) {
        folded[target] = fold(folded[target], value)
      }
      return TensorElements(folded, of: result.elementType)
    }
  }

  private var initialReal: Double {
    switch function {
    case .sum, .any: 0
    case .product, .all: 1
    case .minimum: .infinity
    case .maximum: -.infinity
    }
  }

  /// What the fold of integers begins with.
  private var initialInteger: Int64 {
    switch function {
    case .sum, .any: 0
    case .product, .all: 1
    case .minimum: .max
    case .maximum: .min
    }
  }

  private func fold(_ left: Double, _ right: Double) -> Double {
    switch function {
    case .sum: left + right
    case .product: left * right
    case .minimum: min(left, right)
    case .maximum: max(left, right)
    case .any: left != 0 || right != 0 ? 1 : 0
    case .all: left != 0 && right != 0 ? 1 : 0
    }
  }

  private func fold(_ left: Int64, _ right: Int64) -> Int64 {
    switch function {
    case .sum: left &+ right
    case .product: left &* right
    case .minimum: min(left, right)
    case .maximum: max(left, right)
    case .any: left != 0 || right != 0 ? 1 : 0
    case .all: left != 0 && right != 0 ? 1 : 0
    }
  }
}

extension Shape {
  /// For every element, the one of the result of a reduction over some axes that it goes into.
  package func targets(over axes: [Int]) -> [Int] {
    let kept = Shape(dimensions.enumerated().map { axes.contains($0.offset) ? 1 : $0.element })
    let strides = kept.strides
    let offsets = dimensions.enumerated().map { axis, extent -> [Int?] in
      (0..<extent).map { axes.contains(axis) ? 0 : $0 * strides[axis] }
    }
    return positions(offsets).compactMap(\.self)
  }
}
