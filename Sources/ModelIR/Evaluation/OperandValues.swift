/// A tensor together with its elements.
package struct OperandValue: Sendable {
  /// Type, shape and quantisation.
  package var tensor: Tensor
  /// The values, as many as the shape says.
  package var elements: TensorElements

  package init(tensor: Tensor, elements: TensorElements) {
    self.tensor = tensor
    self.elements = elements
  }
}

/// The inputs of an operation with their elements.
package struct OperandValues: Sendable {
  let names: OperandNames
  let values: [OperandValue?]

  package init(_ values: [OperandValue?], names: OperandNames) {
    self.names = names
    self.values = values
  }

  /// An input, or nil where it is absent.
  package func optional(_ index: Int) -> OperandValue? {
    index < values.count ? values[index] : nil
  }

  /// A required input.
  package subscript(index: Int) -> OperandValue {
    get throws(OperatorError) {
      guard let value = optional(index) else { throw .missingInput(names[index]) }
      return value
    }
  }
}
