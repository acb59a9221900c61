internal import ModelFormats
package import ModelIR

/// The frames of arrays as the reals that a network takes; a quantised one also takes its own
/// integers.
package enum RealFrames {
  /// One element per input, frame by frame.
  ///
  /// - Returns: `frames[frame][input]`, float32, in the order of the graph's inputs.
  /// - Throws: `Problems`, naming the array that does not fit.
  package static func frames(
    _ sources: [InputBinding.Source], for graph: Graph, limit: Int? = nil
  ) throws -> [[TensorElements]] {
    let tensors = graph.inputs.map { graph[$0] }
    let assigned = try InputBinding.assign(sources, to: tensors.map(\.name))
    let columns = try zip(assigned, tensors).map { try slices($0, $1) }
    let count = columns.map(\.count).max() ?? 0
    for (source, column) in zip(assigned, columns) where column.count != count {
      throw Problems(
        source.path, "holds \(column.count) frames, but another input has \(count)")
    }
    return (0..<min(count, limit ?? count)).map { frame in columns.map { $0[frame] } }
  }

  private static func slices(
    _ source: InputBinding.Source, _ tensor: Tensor
  ) throws -> [TensorElements] {
    let found = source.array.shape.dimensions
    let expected = tensor.shape.dimensions
    let isBatch =
      found.count == expected.count && found.dropFirst() == expected.dropFirst()
      && expected.first == 1
    guard found == expected || (isBatch && found[0] > 0) else {
      throw Problems(
        source.path,
        "the array is \(InputBinding.text(found)), but input '\(tensor.name)' is "
          + InputBinding.text(expected),
        remedy: expected.first == 1
          ? "give that shape, or a batch with the frames along the first axis" : "give that shape")
    }
    let size = tensor.shape.elementCount
    // Integers of a quantised input's own type are taken as they are.
    switch (source.array.elements, tensor.elementType) {
    case (.int8(let values), .int8):
      return stride(from: 0, to: values.count, by: size).map {
        .int8(Array(values[$0..<$0 + size]))
      }
    case (.uint8(let values), .uint8):
      return stride(from: 0, to: values.count, by: size).map {
        .uint8(Array(values[$0..<$0 + size]))
      }
    case (let integers, let type) where integers.elementType == type && type != .float32:
      return stride(from: 0, to: integers.count, by: size).map {
        integers.gathered(($0..<$0 + size).map { $0 })
      }
    default: break
    }
    let values = source.array.reals
    guard values.allSatisfy(\.isFinite) else {
      throw Problems(source.path, "it holds values that are infinite or not a number")
    }
    return stride(from: 0, to: values.count, by: size).map {
      .float32(Array(values[$0..<$0 + size]))
    }
  }
}
