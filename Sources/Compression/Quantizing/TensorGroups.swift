import ModelIR

/// Tensors that have to share one scale and zero point, found as sets that grow together.
struct TensorGroups: Sendable {
  private var parents: [Int]

  /// Each of so many tensors by itself.
  init(count: Int) { parents = Array(0..<count) }

  /// The tensor that stands for another's group: the first of it.
  func representative(of id: TensorID) -> TensorID {
    var index = id.index
    while parents[index] != index { index = parents[index] }
    return TensorID(index)
  }

  /// Makes two groups one.
  mutating func join(_ one: TensorID, _ other: TensorID) {
    let first = representative(of: one).index
    let second = representative(of: other).index
    parents[max(first, second)] = min(first, second)
  }
}
