extension Resize {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let image = try operands[0]
    let shape = image.tensor.shape
    guard mode == .bilinear else { return nearest(image.elements, shape) }
    guard result.elementType == .float32 else {
      return try integers(operands, result: result)
    }
    let rows = weights(from: shape[1], to: size.height, scale: rowScale)
    let columns = weights(from: shape[2], to: size.width, scale: columnScale)
    let values = try image.elements.floats(named: "image")
    let channels = shape[3]
    var results: [Float] = []
    results.reserveCapacity(result.shape.elementCount)
    for batch in 0..<shape[0] {
      for row in rows {
        for column in columns {
          let corners = [(row.low, 1 - row.part), (row.high, row.part)].map { y, weight in
            ((batch * shape[1] + y) * shape[2], weight)
          }
          for channel in 0..<channels {
            var sum = 0.0
            for (start, weight) in corners {
              let left = Double(values[(start + column.low) * channels + channel])
              let right = Double(values[(start + column.high) * channels + channel])
              sum += weight * (left * (1 - column.part) + right * column.part)
            }
            results.append(Float(sum))
          }
        }
      }
    }
    return .float32(results)
  }

  private func nearest(_ elements: TensorElements, _ shape: Shape) -> TensorElements {
    let rows = sources(from: shape[1], to: size.height, scale: rowScale)
    let columns = sources(from: shape[2], to: size.width, scale: columnScale)
    let strides = shape.strides
    return elements.gathered(
      positions([
        (0..<shape[0]).map { $0 * strides[0] }, rows.map { $0 * strides[1] },
        columns.map { $0 * strides[2] }, (0..<shape[3]).map(Optional.init),
      ]))
  }

  /// For each index of the result, the nearest one of the input.
  package func sources(from input: Int, to output: Int, scale: Float) -> [Int] {
    (0..<output).map { index in
      let place = place(of: index, from: input, to: output, scale: scale)
      let rounded =
        switch rounding {
        case .floor: place.rounded(.down)
        case .ceiling: place.rounded(.up)
        case .halfDown: (place - 0.5).rounded(.up)
        case .halfUp: (place + 0.5).rounded(.down)
        }
      return min(max(Int(rounded), 0), input - 1)
    }
  }

  /// The place in the input of an index of the result.
  ///
  /// In float32, as both TFLite's and ONNX Runtime's kernels have it: at a half, the last digit
  /// says which pixel is nearest.
  func place(of index: Int, from input: Int, to output: Int, scale: Float) -> Float {
    let step = scale > 0 ? scale : Float(input) / Float(output)
    let place = Float(index)
    switch coordinates {
    case .asymmetric: return place * step
    case .halfPixel: return (place + 0.5) * step - 0.5
    case .halfPixelCenters: return (place + 0.5) * step
    case .pytorchHalfPixel: return output > 1 ? (place + 0.5) * step - 0.5 : 0
    case .alignCorners:
      return output > 1 ? place * (Float(input - 1) / Float(output - 1)) : 0
    }
  }

  /// The two pixels about each index of the result, and how much of it the second one makes.
  private func weights(
    from input: Int, to output: Int, scale: Float
  ) -> [(low: Int, high: Int, part: Double)] {
    (0..<output).map { index in
      let place = Double(self.place(of: index, from: input, to: output, scale: scale))
      let inside = min(max(place, 0), Double(input - 1))
      let low = Int(inside)
      return (low, min(low + 1, input - 1), inside - Double(low))
    }
  }
}
