import QuantizedArithmetic

extension BatchMatMul {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let left = try operands[0]
    let right = try operands[1]
    switch result.valueKind {
    case .reals:
      let lefts = try left.elements.floats(named: "left").map { Double($0) }
      let rights = try right.elements.floats(named: "right").map { Double($0) }
      let sums = try products(
        lefts, left.tensor.shape, rights, right.tensor.shape, result: result.shape, 0
      ) { $0 + $1 * $2 }
      return .float32(sums.map { Float($0) })
    case .quantized: return try integers(operands, result: result)
    case .plain:
      let sums = try products(
        try left.elements.wholeNumbers(named: "left"), left.tensor.shape,
        try right.elements.wholeNumbers(named: "right"), right.tensor.shape,
        result: result.shape, 0
      ) { $0 &+ $1 &* $2 }
      return TensorElements(sums, of: result.elementType)
    }
  }

  /// The sum behind each element of the result.
  func products<Value, Sum>(
    _ left: [Value], _ leftShape: Shape, _ right: [Value], _ rightShape: Shape, result: Shape,
    _ zero: Sum, _ accumulate: (Sum, Value, Value) -> Sum
  ) throws(OperatorError) -> [Sum] {
    let (rows, inner, columns) = try extents(leftShape, rightShape)
    let batch = Shape(Array(result.dimensions.dropLast(2)))
    let lefts = matrices(of: leftShape, in: batch)
    let rights = matrices(of: rightShape, in: batch)
    let (leftRow, leftStep) = transposesLeft ? (1, rows) : (inner, 1)
    let (rightColumn, rightStep) = transposesRight ? (inner, 1) : (1, columns)
    var sums: [Sum] = []
    sums.reserveCapacity(result.elementCount)
    for (leftStart, rightStart) in zip(lefts, rights) {
      for row in 0..<rows {
        for column in 0..<columns {
          var sum = zero
          for step in 0..<inner {
            sum = accumulate(
              sum, left[leftStart + row * leftRow + step * leftStep],
              right[rightStart + column * rightColumn + step * rightStep])
          }
          sums.append(sum)
        }
      }
    }
    return sums
  }

  /// Where the matrix of each batch begins in a tensor that is broadcast.
  func matrices(of shape: Shape, in batch: Shape) -> [Int] {
    let missing = batch.rank - (shape.rank - 2)
    let strides = shape.strides
    let offsets = batch.dimensions.enumerated().map { axis, extent -> [Int?] in
      let own = axis - missing
      let step = own < 0 || shape[own] == 1 ? 0 : strides[own]
      return (0..<extent).map { $0 * step }
    }
    return positions(offsets).compactMap(\.self)
  }
}

extension TransposedConvolution {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    if let wide = try operands.wideIntegers(self, result: result) { return wide }
    let image = try operands[0].tensor
    let weights = try operands[1].tensor
    return try operands.weightedSum(
      result: result, channels: weights.shape[0], activation: activation,
      reals: { sums(of: $0, image.shape, weights: $1, weights.shape) },
      integers: { sums(of: $0, image.shape, weights: $1, weights.shape) },
      requantizations: { () throws(OperatorError) in
        try requantizations(image: image, weights: weights, result: result)
      })
  }

  /// The sums of every pixel of the result, `[batch, row, column, output]`.
  func sums<Value: Accumulable>(
    of image: [Value], _ shape: Shape, weights: [Value], _ weightShape: Shape
  ) -> [Value.Sum] {
    let (channels, outputs) = (shape[3], weightShape[0])
    let (height, width) = (weightShape[1], weightShape[2])
    var sums = [Value.Sum](
      repeating: 0, count: shape[0] * size.height * size.width * outputs)
    for pixel in 0..<shape[0] * shape[1] * shape[2] {
      let (line, x) = (pixel / shape[2], pixel % shape[2])
      let (batch, y) = (line / shape[1], line % shape[1])
      for tap in 0..<height * width {
        let row = y * stride.height - padding.top + tap / width * dilation.height
        let column = x * stride.width - padding.left + tap % width * dilation.width
        guard (0..<size.height).contains(row), (0..<size.width).contains(column) else { continue }
        let target = ((batch * size.height + row) * size.width + column) * outputs
        for output in 0..<outputs {
          for channel in 0..<channels {
            Value.multiplyAccumulate(
              &sums[target + output], image[pixel * channels + channel],
              weights[(output * height * width + tap) * channels + channel])
          }
        }
      }
    }
    return sums
  }
}
