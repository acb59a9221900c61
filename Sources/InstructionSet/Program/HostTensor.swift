/// A tensor that crosses the host link.
package struct HostTensor: Sendable, Hashable {
  /// The type of an element as the host sees it.
  ///
  /// 64-bit integers cross the link as their lower 32 bits, which is all of them: the host refuses
  /// inputs that need more, and the compiler outputs that could. Truth values are bytes, 0 and 1.
  package enum ElementType: String, Sendable, Hashable, CaseIterable {
    case int8, uint8, int16, int32, int64, bool

    /// Bytes of an element on the link, and in the banks.
    package var byteCount: Int {
      switch self {
      case .int8, .uint8, .bool: 1
      case .int16: 2
      case .int32, .int64: 4
      }
    }

    /// The number that files have for it; numbers never change their meaning.
    package var code: UInt8 {
      switch self {
      case .int8: 0
      case .uint8: 1
      case .int16: 2
      case .int32: 3
      case .int64: 4
      case .bool: 5
      }
    }

    /// The type of a number; nil where there is none.
    package init?(code: some BinaryInteger) {
      guard let type = Self.allCases.first(where: { $0.code == code }) else { return nil }
      self = type
    }
  }

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

  /// Elements of a frame.
  package var elementCount: Int { shape.reduce(1, *) }

  /// Bytes of a frame on the link.
  package var byteCount: Int { elementCount * elementType.byteCount }
}
