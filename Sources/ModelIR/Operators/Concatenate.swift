/// Tensors one behind the other along an axis.
public struct Concatenate: Sendable, Hashable {
  /// The axis, not negative.
  public var axis: Int
  /// The clamp behind it.
  public var activation: Activation

  /// Makes a concatenation.
  public init(axis: Int, activation: Activation = .none) {
    self.axis = axis
    self.activation = activation
  }
}

extension Concatenate: OperatorDefinition {
  package static let mnemonic = "concatenate"
  package static let operandNames = OperandNames(required: ["input"], repeats: true)
  package static let attributes: [OperatorAttribute<Concatenate>] = [
    OperatorAttribute("axis", \.axis), OperatorAttribute("activation", \.activation),
  ]

  package init() { self.init(axis: 0) }

  package var wrapped: Operator { .concatenate(self) }
  package var resultQuantization: ResultQuantization { .sameAsInputs }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    var shape = try operands.shape(0)
    guard shape.dimensions.indices.contains(axis) else {
      throw .wrongAttribute("axis", reason: "\(axis) is none of \(shape.rank) axes")
    }
    for index in operands.tensors.indices.dropFirst() {
      let other = try operands.shape(index, rank: shape.rank)
      for own in shape.dimensions.indices where own != axis && other[own] != shape[own] {
        throw .wrongExtent(
          tensor: operands.names[index], axis: own, found: other[own], expected: shape[own])
      }
      shape.dimensions[axis] += other[axis]
    }
    return shape
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkElementwise(Array(operands.tensors.indices), result: result)
  }
}
