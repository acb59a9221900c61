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
  /// The order in which the axes cross the link; empty where it is that of the file.
  ///
  /// For each axis of the link, the axis of `shape`. Images of NCHW files cross as NHWC.
  package var order: [Int]

  package init(
    name: String, shape: [Int], elementType: ElementType, scale: Float, zeroPoint: Int,
    order: [Int] = []
  ) {
    self.name = name
    self.shape = shape
    self.elementType = elementType
    self.scale = scale
    self.zeroPoint = zeroPoint
    self.order = order
  }

  /// The extents as the elements cross the link.
  package var linkShape: [Int] { order.isEmpty ? shape : order.map { shape[$0] } }

  /// Elements, and so bytes, of a frame.
  package var elementCount: Int { shape.reduce(1, *) }
}
