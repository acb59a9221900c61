/// The index of a tensor in its graph.
public struct TensorID: Sendable, Hashable, Comparable {
  /// The position in `Graph.tensors`.
  public var index: Int

  /// Names the tensor at a position.
  public init(_ index: Int) { self.index = index }

  /// Orders by position.
  public static func < (left: TensorID, right: TensorID) -> Bool { left.index < right.index }
}

/// A named value of a graph: its type, its quantisation and, where it is constant, its elements.
public struct Tensor: Sendable, Hashable {
  /// The name in the model file; unique within a graph.
  public var name: String
  /// The extents; activations are NHWC, convolution weights OHWI.
  public var shape: Shape
  /// The type of the elements.
  public var elementType: ElementType
  /// The scale and zero point of integer tensors that stand for reals.
  public var quantization: Quantization?
  /// The elements of a constant; nil for inputs and results.
  public var constant: TensorElements?

  /// Makes a tensor.
  public init(
    name: String, shape: Shape, elementType: ElementType, quantization: Quantization? = nil,
    constant: TensorElements? = nil
  ) {
    self.name = name
    self.shape = shape
    self.elementType = elementType
    self.quantization = quantization
    self.constant = constant
  }
}
