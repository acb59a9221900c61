/// A tensor that crosses the host link.
package struct HostTensor: Sendable, Hashable {
  /// The type of an element as the host sees it.
  package enum ElementType: String, Sendable, Hashable, CaseIterable { case int8, uint8 }

  package var name: String
  /// The extents as in the model file, batch included.
  package var shape: [Int]
  package var elementType: ElementType
  /// The real size of one step.
  package var scale: Float
  /// The integer that stands for zero.
  package var zeroPoint: Int

  package init(
    name: String, shape: [Int], elementType: ElementType, scale: Float, zeroPoint: Int
  ) {
    self.name = name
    self.shape = shape
    self.elementType = elementType
    self.scale = scale
    self.zeroPoint = zeroPoint
  }

  /// Elements, and so bytes, of a frame.
  package var elementCount: Int { shape.reduce(1, *) }
}
