import ModelIR
import Testing

/// Transposition, concatenation, gathering, repetition, borders, resizing and reductions by hand.
struct RearrangementTests {
  static func reals(
    _ operation: Operator, _ shape: Shape, _ values: [Float], result: Shape
  ) throws -> TensorElements {
    try SingleOperation.evaluate(
      operation, inputs: [SingleOperation.reals("input", shape)],
      result: SingleOperation.reals("result", result), on: .float32(values))
  }

  @Test func axesChangePlaces() throws {
    #expect(
      try Self.reals(
        .transpose(Transpose(permutation: [2, 0, 1])), [1, 2, 3], [1, 2, 3, 4, 5, 6],
        result: [3, 1, 2]) == .float32([1, 4, 2, 5, 3, 6]))
  }

  @Test func tensorsAreJoined() throws {
    let result = try SingleOperation.evaluate(
      .concatenate(Concatenate(axis: 1, activation: .relu)),
      inputs: [
        SingleOperation.reals("a", [2, 1]), SingleOperation.reals("b", [2, 2], [3, 4, 5, 6]),
        SingleOperation.reals("c", [2, 1], [-7, 8]),
      ],
      result: SingleOperation.reals("result", [2, 4]), on: .float32([1, 2]))
    #expect(result == .float32([1, 3, 4, 0, 2, 5, 6, 8]))
  }

  @Test func joinedIntegersChangeScale() throws {
    let result = try SingleOperation.evaluate(
      .concatenate(Concatenate(axis: 0)),
      inputs: [
        SingleOperation.bytes("a", [2], scale: 0.5, zeroPoint: 3),
        SingleOperation.bytes("b", [2], scale: 0.25, zeroPoint: -1, [3, 7]),
      ],
      result: SingleOperation.bytes("result", [4], scale: 0.5, zeroPoint: 3), on: .int8([1, 127]))
    #expect(result == .int8([1, 127, 5, 7]))
  }

  @Test func slicesAreGathered() throws {
    let data = SingleOperation.reals("data", [2, 3])
    let indices = Tensor(
      name: "indices", shape: [2], elementType: .int64, constant: .int64([2, -3]))
    let result = try SingleOperation.evaluate(
      .gather(Gather(axis: 1)), inputs: [data, indices],
      result: SingleOperation.reals("result", [2, 2]), on: .float32([1, 2, 3, 4, 5, 6]))
    #expect(result == .float32([3, 1, 6, 4]))
  }

  @Test func tensorsAreRepeated() throws {
    #expect(
      try Self.reals(.tile(Tile(repeats: [2, 2])), [1, 2], [1, 2], result: [2, 4])
        == .float32([1, 2, 1, 2, 1, 2, 1, 2]))
  }

  static let borders: [(PadMode, [Float])] = [
    (.constant, [7, 7, 1, 2, 3, 7, 7]), (.edge, [1, 1, 1, 2, 3, 3, 3]),
    (.reflect, [3, 2, 1, 2, 3, 2, 1]), (.symmetric, [2, 1, 1, 2, 3, 3, 2]),
  ]

  @Test(arguments: borders)
  func borderOf(mode: PadMode, expected: [Float]) throws {
    let pad = Pad(before: [2], after: [2], mode: mode, value: 7)
    #expect(try Self.reals(.pad(pad), [3], [1, 2, 3], result: [7]) == .float32(expected))
  }

  static let reductions: [(ReduceFunction, [Float])] = [
    (.sum, [4, 6]), (.product, [3, 8]), (.minimum, [1, 2]), (.maximum, [3, 4]), (.any, [1, 1]),
    (.all, [1, 1]),
  ]

  @Test(arguments: reductions)
  func reductionOverRows(function: ReduceFunction, expected: [Float]) throws {
    let reduce = Reduce(function, axes: [0], keepsAxes: true)
    #expect(
      try Self.reals(.reduce(reduce), [2, 2], [1, 2, 3, 4], result: [1, 2]) == .float32(expected))
  }

  static let sizes: [(ResizeMode, ResizeCoordinates, [Float])] = [
    (.nearest, .asymmetric, [1, 1, 3, 3]), (.nearest, .halfPixelCenters, [1, 1, 3, 3]),
    (.nearest, .alignCorners, [1, 1, 1, 3]), (.bilinear, .asymmetric, [1, 2, 3, 3]),
    (.bilinear, .halfPixel, [1, 1.5, 2.5, 3]),
  ]

  @Test(arguments: sizes)
  func twoColumnsBecomeFour(
    mode: ResizeMode, coordinates: ResizeCoordinates, expected: [Float]
  ) throws {
    let resize = Resize(
      size: Extent(height: 1, width: 4), mode: mode, coordinates: coordinates)
    #expect(
      try Self.reals(.resize(resize), [1, 1, 2, 1], [1, 3], result: [1, 1, 4, 1])
        == .float32(expected))
  }

  @Test func indicesOfTheGreatest() throws {
    let find = { (search: ArgMax) in
      try SingleOperation.evaluate(
        .argMax(search), inputs: [SingleOperation.reals("input", [2, 3])],
        result: Tensor(name: "result", shape: [2], elementType: .int64),
        on: .float32([1, 5, 5, 9, 8, 7]))
    }
    #expect(try find(ArgMax(axis: 1)) == .int64([1, 0]))
    #expect(try find(ArgMax(axis: 1, takesLast: true)) == .int64([2, 0]))
    #expect(try find(ArgMax(axis: 1, isMinimum: true)) == .int64([0, 2]))
  }

  @Test func matricesAreMultiplied() throws {
    let result = try SingleOperation.evaluate(
      .batchMatMul(BatchMatMul(transposesRight: true)),
      inputs: [
        SingleOperation.reals("left", [2, 1, 2]),
        SingleOperation.reals("right", [3, 2], [1, 0, 0, 1, 1, 1]),
      ],
      result: SingleOperation.reals("result", [2, 1, 3]), on: .float32([1, 2, 3, 4]))
    #expect(result == .float32([1, 2, 3, 3, 4, 7]))
  }

  @Test func pixelsAreSpread() throws {
    let result = try SingleOperation.evaluate(
      .transposedConvolution(
        TransposedConvolution(
          stride: Extent(height: 1, width: 2), padding: Padding(left: 1),
          size: Extent(height: 1, width: 4))),
      inputs: [
        SingleOperation.reals("image", [1, 1, 2, 1]),
        SingleOperation.reals("weights", [1, 1, 3, 1], [1, 2, 3]),
        SingleOperation.reals("bias", [1], [10]),
      ],
      result: SingleOperation.reals("result", [1, 1, 4, 1]), on: .float32([1, 10]))
    // Spread without padding: 1, 2, 3 + 10, 20, 30.
    #expect(result == .float32([12, 23, 30, 40]))
  }

  @Test func groupsReadTheirOwnChannels() throws {
    let result = try SingleOperation.evaluate(
      .convolution(
        Convolution(
          stride: Extent(height: 1, width: 1), padding: Padding(), activation: .none)),
      inputs: [
        SingleOperation.reals("image", [1, 1, 1, 4]),
        SingleOperation.reals("weights", [2, 1, 1, 2], [1, 2, 3, 4]),
      ],
      result: SingleOperation.reals("result", [1, 1, 1, 2]), on: .float32([1, 10, 100, 1000]))
    #expect(result == .float32([21, 4300]))
  }

  @Test func rowsAreNormalised() throws {
    #expect(
      try Self.reals(
        .l2Normalization(L2Normalization()), [2, 2], [3, 4, 0, 0], result: [2, 2])
        == .float32([0.6, 0.8, 0, 0]))
  }

  @Test func logarithmsOfShares() throws {
    guard
      case .float32(let values) = try Self.reals(
        .logSoftmax(LogSoftmax()), [1, 2], [0, 0], result: [1, 2])
    else {
      Issue.record("no reals")
      return
    }
    #expect(values.allSatisfy { abs($0 + 0.693_147_2) < 1e-6 })
  }
}
