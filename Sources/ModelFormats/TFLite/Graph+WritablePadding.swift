internal import ModelIR

extension Graph {
  /// The graph with a padding of its own in front of each window whose border a file has no word
  /// for; outputs stay equal.
  ///
  /// Averages leave borders out of their count, so that nothing can be set around for them.
  func withWritablePadding() -> Graph {
    var graph = self
    graph.operations = []
    for operation in operations {
      guard let odd = OddPadding(operation, of: self), let input = operation.inputs.first ?? nil
      else {
        graph.operations.append(operation)
        continue
      }
      var padded = self[input]
      padded.name = "\(self[operation.outputs[0]].name)/padded input"
      padded.shape = odd.shape(around: padded.shape)
      let border = odd.pad(of: self[input])
      let id = graph.add(padded)
      graph.operations.append(Operation(.pad(border), inputs: [input], outputs: [id]))
      graph.operations.append(
        Operation(
          odd.unpadded, inputs: [id] + operation.inputs.dropFirst(), outputs: operation.outputs))
    }
    return graph
  }
}

/// A border that is neither none nor that of "same".
private struct OddPadding {
  /// The operator without it.
  let unpadded: Operator
  private let padding: Padding
  /// Whether the border must never be the greatest of a window.
  private let isLeast: Bool

  init?(_ operation: Operation, of graph: Graph) {
    guard let input = operation.inputs.first ?? nil, graph[input].shape.rank == 4 else {
      return nil
    }
    let window: SlidingWindow
    switch operation.operator {
    case .convolution(var form):
      guard let kernel = graph.kernel(of: operation) else { return nil }
      window = SlidingWindow(kernel: kernel, stride: form.stride, dilation: form.dilation)
      padding = form.padding
      form.padding = Padding()
      (unpadded, isLeast) = (.convolution(form), false)
    case .depthwiseConvolution(var form):
      guard let kernel = graph.kernel(of: operation) else { return nil }
      window = SlidingWindow(kernel: kernel, stride: form.stride, dilation: form.dilation)
      padding = form.padding
      form.padding = Padding()
      (unpadded, isLeast) = (.depthwiseConvolution(form), false)
    case .maxPool(var form):
      window = SlidingWindow(kernel: form.kernel, stride: form.stride)
      padding = form.padding
      form.padding = Padding()
      (unpadded, isLeast) = (.maxPool(form), true)
    default: return nil
    }
    let image = Extent(height: graph[input].shape[1], width: graph[input].shape[2])
    guard window.isPositive, window.scheme(of: padding, image: image) == nil else { return nil }
  }

  func shape(around image: Shape) -> Shape {
    [
      image[0], image[1] + padding.top + padding.bottom,
      image[2] + padding.left + padding.right, image[3],
    ]
  }

  /// The padding as an operator, of zeros or of the least value that the tensor can have.
  func pad(of image: Tensor) -> Pad {
    Pad(
      before: [0, padding.top, padding.left, 0], after: [0, padding.bottom, padding.right, 0],
      value: isLeast ? image.leastReal : 0)
  }
}

extension Graph {
  /// The taps of a convolution, from its weights.
  fileprivate func kernel(of operation: Operation) -> Extent? {
    guard operation.inputs.count > 1, let weights = operation.inputs[1],
      self[weights].shape.rank == 4
    else { return nil }
    return Extent(height: self[weights].shape[1], width: self[weights].shape[2])
  }
}

extension Tensor {
  /// The least real that an element can stand for.
  fileprivate var leastReal: Float {
    guard let quantization, let range = elementType.integerRange else {
      return -.greatestFiniteMagnitude
    }
    return quantization.scales[0] * Float(range.lowerBound - quantization.zeroPoints[0])
  }
}
