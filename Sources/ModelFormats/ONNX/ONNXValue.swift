internal import ModelIR

/// A value of the file while its graph is put together.
///
/// Files keep images as NCHW, the graph as NHWC. A value therefore remembers in which order its
/// axes are stored; transpositions of the file change that order alone, and elements move only
/// where an operator needs its axes in another one.
struct ONNXValue {
  /// The tensor that holds it.
  var tensor: TensorID
  /// For each axis of the tensor, the axis of the file's value that it is.
  var order: [Int]
  /// The type in the file.
  var type: ONNXElementType

  /// The number of axes.
  var rank: Int { order.count }

  /// Where an axis of the file's value is stored.
  func storedAxis(_ axis: Int) -> Int { order.firstIndex(of: axis) ?? axis }

  /// A value that is stored as the file has it.
  init(_ tensor: TensorID, rank: Int, type: ONNXElementType) {
    self.init(tensor, order: Array(0..<rank), type: type)
  }

  /// A value whose axes are stored in some order.
  init(_ tensor: TensorID, order: [Int], type: ONNXElementType) {
    self.tensor = tensor
    self.order = order
    self.type = type
  }

  /// Whether the axes are stored as the file has them.
  var isInFileOrder: Bool { order == Array(0..<rank) }
}

extension [Int] {
  /// Images as the graph has them: the batch, the spatial axes, the channels.
  static func channelsLast(rank: Int) -> [Int] { [0] + Array(2..<rank) + [1] }

  /// The permutation that takes what is ordered one way to another way.
  func permutation(to other: [Int]) -> [Int] { other.map { firstIndex(of: $0) ?? 0 } }
}
