/// Every `stride`-th element from `begin` up to `end` along each axis, then axes of extent 1
/// dropped.
public struct StridedSlice: Sendable, Hashable {
  /// The first index along each axis, in range.
  public var begin: [Int]
  /// The index behind the last along each axis.
  public var end: [Int]
  /// The step along each axis, not zero.
  public var stride: [Int]
  /// The axes that the result drops.
  public var droppedAxes: [Int]

  /// Makes a strided slice.
  public init(begin: [Int], end: [Int], stride: [Int], droppedAxes: [Int] = []) {
    self.begin = begin
    self.end = end
    self.stride = stride
    self.droppedAxes = droppedAxes
  }
}

extension StridedSlice: OperatorDefinition {
  package static let mnemonic = "stridedSlice"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<StridedSlice>] = [
    OperatorAttribute("begin", \.begin), OperatorAttribute("end", \.end),
    OperatorAttribute("stride", \.stride), OperatorAttribute("droppedAxes", \.droppedAxes),
  ]

  package init() { self.init(begin: [], end: [], stride: []) }

  package var wrapped: Operator { .stridedSlice(self) }
  package var resultQuantization: ResultQuantization { .sameAsInputs }

  /// The indices read along each axis of an input; at least one.
  package func indices(of input: Shape) throws(OperatorError) -> [[Int]] {
    try check(against: input)
    return stride.indices.map { axis in
      Array(Swift.stride(from: begin[axis], to: end[axis], by: stride[axis]))
    }
  }

  /// Throws unless every bound lies in the input and something is left of each axis.
  func check(against input: Shape) throws(OperatorError) {
    guard begin.count == input.rank, end.count == input.rank, stride.count == input.rank else {
      throw .wrongAttribute("begin", reason: "\(input.rank) bounds are expected, one per axis")
    }
    for axis in input.dimensions.indices {
      let range = 0..<input[axis]
      // A falling slice may end before the first element, a rising one behind the last.
      guard range.contains(begin[axis]), (-1...input[axis]).contains(end[axis]) else {
        throw .wrongAttribute("begin", reason: "axis \(axis) has \(input[axis]) elements")
      }
      let limit = Shape.maximumElementCount
      guard stride[axis] != 0, (-limit...limit).contains(stride[axis]) else {
        throw .wrongAttribute("stride", reason: "\(stride[axis]) along axis \(axis)")
      }
      guard count(along: axis) > 0 else {
        throw .wrongAttribute("end", reason: "nothing is left of axis \(axis)")
      }
    }
  }

  /// How many indices are read along an axis whose stride is not zero; not above 0 for none.
  func count(along axis: Int) -> Int {
    (end[axis] - begin[axis] + stride[axis] - stride[axis].signum()) / stride[axis]
  }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    try check(against: operands.shape(0))
    let counts = stride.indices.map(count(along:))
    for axis in droppedAxes where !counts.indices.contains(axis) || counts[axis] != 1 {
      throw .wrongAttribute("droppedAxes", reason: "axis \(axis) has no extent of 1")
    }
    return Shape(counts.enumerated().filter { !droppedAxes.contains($0.offset) }.map(\.element))
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkSameValues(0, result: result)
  }
}
