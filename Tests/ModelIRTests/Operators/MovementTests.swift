import ModelIR
import Testing

/// Reshapes, paddings and slices, which move elements and change none.
struct MovementTests {
  @Test func reshapesKeepTheOrder() throws {
    let result = try SingleOperation.evaluate(
      .reshape(Reshape(shape: [3, 2])), inputs: [SingleOperation.bytes("input", [1, 2, 3])],
      result: SingleOperation.bytes("result", [3, 2]), on: .int8([1, 2, 3, 4, 5, 6]))
    #expect(result == .int8([1, 2, 3, 4, 5, 6]))
  }

  @Test(arguments: [Shape([4, 2]), [-3, -2], [0], [1 << 40, 1 << 40]])
  func reshapesKeepTheCount(shape: Shape) {
    #expect(throws: OperatorError.self) {
      try Operator.reshape(Reshape(shape: shape))
        .resultShapes(of: [SingleOperation.reals("input", [2, 3])])
    }
  }

  @Test func integersArePaddedWithTheZeroPoint() throws {
    let result = try SingleOperation.evaluate(
      .pad(Pad(before: [1, 0], after: [0, 2])),
      inputs: [SingleOperation.bytes("input", [2, 2], zeroPoint: -7)],
      result: SingleOperation.bytes("result", [3, 4], zeroPoint: -7), on: .int8([1, 2, 3, 4]))
    #expect(result == .int8([-7, -7, -7, -7, 1, 2, -7, -7, 3, 4, -7, -7]))
  }

  @Test func realsArePaddedWithZero() throws {
    let result = try SingleOperation.evaluate(
      .pad(Pad(before: [1], after: [1])), inputs: [SingleOperation.reals("input", [1])],
      result: SingleOperation.reals("result", [3]), on: .float32([5]))
    #expect(result == .float32([0, 5, 0]))
  }

  @Test(arguments: [Pad(before: [1], after: [1, 1]), Pad(before: [-1, 0], after: [0, 0])])
  func paddingsMustFit(pad: Pad) {
    #expect(throws: OperatorError.self) {
      try Operator.pad(pad).resultShapes(of: [SingleOperation.reals("input", [2, 2])])
    }
  }

  @Test func slicesStepAndDropAxes() throws {
    let result = try SingleOperation.evaluate(
      .stridedSlice(
        StridedSlice(begin: [0, 1, 3], end: [1, 3, -1], stride: [1, 1, -2], droppedAxes: [0])),
      inputs: [SingleOperation.bytes("input", [2, 3, 4])],
      result: SingleOperation.bytes("result", [2, 2]), on: .int8((0..<24).map { Int8($0) }))
    // Of the first plane the rows 1 and 2, of these the columns 3 and 1.
    #expect(result == .int8([7, 5, 11, 9]))
  }

  @Test(arguments: [
    StridedSlice(begin: [2], end: [2], stride: [1]),
    StridedSlice(begin: [4], end: [2], stride: [1]),
    StridedSlice(begin: [0], end: [5], stride: [1]),
    StridedSlice(begin: [0], end: [4], stride: [0]),
    StridedSlice(begin: [0], end: [4], stride: [.min]),
    StridedSlice(begin: [], end: [], stride: []),
    StridedSlice(begin: [0], end: [4], stride: [1], droppedAxes: [0]),
    StridedSlice(begin: [0], end: [1], stride: [1], droppedAxes: [1]),
  ])
  func slicesMustLieWithin(slice: StridedSlice) {
    #expect(throws: OperatorError.self) {
      try Operator.stridedSlice(slice).resultShapes(of: [SingleOperation.reals("input", [4])])
    }
  }
}
