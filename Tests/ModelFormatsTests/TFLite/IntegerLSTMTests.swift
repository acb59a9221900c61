import ModelFormats
import ModelIR
import Testing

/// An LSTM of integers gives what TensorFlow Lite Micro's kernel gives, value for value.
///
/// The expected values are those of its Python package (`tflite-micro`) on the same file.
@Suite struct IntegerLSTMTests {
  private static let (steps, inputs, units) = (4, 3, 2)

  /// The sequence, the result, two states, the weights, the recurrent ones and the biases.
  private static func model(isWide: Bool, clip: Float, weightsAreConstant: Bool = true)
    -> HandMadeModel
  {
    let type = isWide ? 7 : 9
    let input: (Float, Int) = isWide ? (0.00013, 0) : (0.03, 5)
    let hidden: (Float, Int) = isWide ? (1 / 32768, 0) : (0.0071, -3)
    func tensor(_ shape: [Int], _ type: Int, _ quantization: (Float, Int), buffer: Int = 0)
      -> HandMadeModel.Tensor
    {
      .init(
        shape: shape, type: type, buffer: buffer, scales: [quantization.0],
        zeroPoints: [quantization.1])
    }
    var tensors = [
      tensor([1, steps, inputs], type, input), tensor([1, steps, units], type, hidden),
      tensor([1, units], type, hidden), tensor([1, units], 7, (1 / 2048, 0)),
    ]
    var constants: [[UInt8]] = []
    for gate in 0..<8 {
      let shape = [units, gate < 4 ? inputs : units]
      let scale = Float(0.011 + 0.001 * Double(gate))
      let values = (0..<shape[0] * shape[1]).map { ($0 * 37 + gate * 53) % 255 - 127 }
      constants.append(values.map { UInt8(bitPattern: Int8($0)) })
      let buffer = weightsAreConstant ? constants.count : 0
      tensors.append(tensor(shape, 9, (scale, 0), buffer: buffer))
    }
    for gate in 0..<4 {
      let values = (0..<units).map { ($0 * 307 + gate * 211) % 1001 - 500 }
      constants.append(bytes(values.map { isWide ? $0 * 60 : $0 }, width: isWide ? 8 : 4))
      tensors.append(
        tensor([units], isWide ? 4 : 2, (input.0 / 64, 0), buffer: constants.count))
    }
    return HandMadeModel(
      code: 44, tensors: tensors,
      operator: .init(
        inputs: [0] + (4..<12) + [-1, -1, -1] + (12..<16) + [-1, -1, 2, 3], outputs: [1],
        optionsType: 71, options: [.number(4), .real(clip), .absent, .number(0)]),
      constants: constants)
  }

  private static func bytes(_ values: [Int], width: Int) -> [UInt8] {
    values.flatMap { value in
      (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
  }

  private static let sequence = (0..<12).map { ($0 * 71) % 255 - 127 }

  /// What cells are clamped to, and the results.
  private static let results: [(clip: Float, values: [Int8])] = [
    (10, [1, -79, -3, -12, -4, -3, -5, 8]), (0.5, [0, -68, -3, -12, -5, -3, -6, 8]),
  ]

  @Test(arguments: results.indices) func bytesAreTheKernels(row: Int) throws {
    let bytes = Self.model(isWide: false, clip: Self.results[row].clip).bytes
    let graph = try TFLiteReader.read(bytes: bytes, name: "lstm")
    let found = try Evaluator(graph).evaluate([.int8(Self.sequence.map { Int8($0) })])
    #expect(found == [.int8(Self.results[row].values)])
  }

  private static let wideResults: [(clip: Float, values: [Int16])] = [
    (10, [1095, -18703, 105, -1235, -81, 29, -532, 1663]),
    (0.5, [762, -15138, -61, -1277, -265, 32, -533, 1678]),
  ]

  @Test(arguments: wideResults.indices) func wideIntegersAreTheKernels(row: Int) throws {
    let bytes = Self.model(isWide: true, clip: Self.wideResults[row].clip).bytes
    let graph = try TFLiteReader.read(bytes: bytes, name: "lstm")
    let found = try Evaluator(graph).evaluate([.int16(Self.sequence.map { Int16($0 * 256) })])
    #expect(found == [.int16(Self.wideResults[row].values)])
  }

  @Test func weightsThatAreNoConstantsAreRefused() {
    let bytes = Self.model(isWide: false, clip: 0, weightsAreConstant: false).bytes
    let error = #expect(throws: ModelFormatError.self) {
      try TFLiteReader.read(bytes: bytes, name: "lstm")
    }
    #expect(error?.problems.first?.expected == "a constant")
  }
}
