import ModelFormats
import ModelIR
import Testing

/// Masks and negative indices of slices mean what TensorFlow Lite's kernels make of them.
@Suite struct StridedSliceReadingTests {
  /// A slice of a 4x6x5 tensor in a file's words, and what it means.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    var begin: [Int32]
    var end: [Int32]
    var strides: [Int32]
    /// The masks for begin, end, ellipsis, new axes and dropped axes, then the field `offset`.
    var masks = [0, 0, 0, 0, 0, 0]
    var result: [Int]
    var meaning: StridedSlice
  }

  static let cases = [
    Case(
      testDescription: "negative indices", begin: [-3, 0, -5], end: [-1, 99, 5],
      strides: [1, 2, 1], result: [2, 3, 5],
      meaning: StridedSlice(begin: [1, 0, 0], end: [3, 6, 5], stride: [1, 2, 1])),
    Case(
      testDescription: "open ends", begin: [2, 3, 1], end: [3, 4, 2], strides: [1, 1, -1],
      masks: [0b101, 0b110, 0, 0, 0, 0], result: [3, 3, 5],
      meaning: StridedSlice(begin: [0, 3, 4], end: [3, 6, -1], stride: [1, 1, -1])),
    Case(
      testDescription: "ellipsis in front", begin: [0, 1], end: [0, 3], strides: [1, 1],
      masks: [0, 0, 1, 0, 0, 0], result: [4, 6, 2],
      meaning: StridedSlice(begin: [0, 0, 1], end: [4, 6, 3], stride: [1, 1, 1])),
    Case(
      testDescription: "fewer entries than axes", begin: [1], end: [2], strides: [1],
      result: [1, 6, 5],
      meaning: StridedSlice(begin: [1, 0, 0], end: [2, 6, 5], stride: [1, 1, 1])),
    Case(
      testDescription: "an axis dropped at a negative index", begin: [-1, 0, 0], end: [0, 6, 5],
      strides: [1, 1, 1], masks: [0, 0, 0, 0, 1, 0], result: [6, 5],
      meaning: StridedSlice(
        begin: [3, 0, 0], end: [4, 6, 5], stride: [1, 1, 1], droppedAxes: [0])),
    Case(
      testDescription: "ends counted from begins", begin: [1, 2, 0], end: [2, 3, 5],
      strides: [1, 1, 1], masks: [0, 0, 0, 0, 0, 1], result: [2, 3, 5],
      meaning: StridedSlice(begin: [1, 2, 0], end: [3, 5, 5], stride: [1, 1, 1])),
  ]

  @Test(arguments: cases) func meansWhatTheKernelDoes(_ slice: Case) throws {
    let graph = try TFLiteReader.read(bytes: Self.model(slice).bytes, name: "slice")
    #expect(graph.operations[0].operator == .stridedSlice(slice.meaning))
  }

  @Test func newAxesAndStandingStillAreRefused() {
    var slice = Self.cases[0]
    slice.masks[3] = 1
    #expect(throws: ModelFormatError.self) { try read(slice) }
    slice = Self.cases[0]
    slice.strides[1] = 0
    #expect(throws: ModelFormatError.self) { try read(slice) }
  }

  private func read(_ slice: Case) throws -> Graph {
    try TFLiteReader.read(bytes: Self.model(slice).bytes, name: "slice")
  }

  private static func model(_ slice: Case) -> HandMadeModel {
    let operands = [slice.begin, slice.end, slice.strides]
    let operandTensors = operands.enumerated().map { index, values in
      HandMadeModel.Tensor(shape: [values.count], type: 2, buffer: index + 1)
    }
    return HandMadeModel(
      code: 45,
      tensors: [.init(shape: [4, 6, 5]), .init(shape: slice.result)] + operandTensors,
      operator: .init(
        inputs: [0, 2, 3, 4], outputs: [1], optionsType: 32,
        options: slice.masks.map { .number($0) }),
      constants: operands.map(HandMadeModel.int32s))
  }
}
