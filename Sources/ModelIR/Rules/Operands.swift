/// The input tensors of an operation, their number already checked against the operator.
package struct Operands: Sendable {
  let names: OperandNames
  let tensors: [Tensor?]

  /// Throws where there are too many inputs or a required one is absent.
  package init(_ tensors: [Tensor?], names: OperandNames) throws(OperatorError) {
    guard names.counts.contains(tensors.count) else {
      throw .wrongInputCount(found: tensors.count, expected: names.counts)
    }
    for index in names.required.indices where tensors[index] == nil {
      throw .missingInput(names[index])
    }
    self.names = names
    self.tensors = tensors
  }

  /// An input, or nil where it is absent.
  package func optional(_ index: Int) -> Tensor? {
    index < tensors.count ? tensors[index] : nil
  }

  /// A required input.
  package func tensor(_ index: Int) throws(OperatorError) -> Tensor {
    guard let tensor = optional(index) else { throw .missingInput(names[index]) }
    return tensor
  }

  /// The shape of a required input.
  package func shape(_ index: Int) throws(OperatorError) -> Shape { try tensor(index).shape }

  /// The shape of a required input that must have so many axes.
  package func shape(_ index: Int, rank: Int) throws(OperatorError) -> Shape {
    let shape = try shape(index)
    guard shape.rank == rank else {
      throw .wrongRank(tensor: names[index], found: shape.rank, expected: rank)
    }
    return shape
  }

  /// Throws unless an axis of an input has an extent.
  func expect(_ index: Int, axis: Int, extent: Int) throws(OperatorError) {
    let found = try shape(index)[axis]
    guard found == extent else {
      throw .wrongExtent(tensor: names[index], axis: axis, found: found, expected: extent)
    }
  }

  /// Throws unless the bias is absent or has one value per output channel.
  func checkBias(_ index: Int, channels: Int) throws(OperatorError) {
    guard let bias = optional(index) else { return }
    guard bias.shape.elementCount == channels else {
      throw .wrongShape(
        tensor: names[index], found: bias.shape, reason: "\(channels) values are expected")
    }
  }
}
