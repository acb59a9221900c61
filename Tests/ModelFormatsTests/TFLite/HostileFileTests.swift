import ModelFormats
import ModelIR
import TestSupport
import Testing

/// No bytes make the reader trap, hang or fill the memory.
@Suite(.timeLimit(.minutes(2))) struct HostileFileTests {
  @Test func cutAtEveryByte() throws {
    let bytes = try TFLiteWriter.write(OperatorGraph.smallNetwork())
    for count in bytes.indices {
      #expect(throws: ModelFormatError.self) {
        try TFLiteReader.read(bytes: Array(bytes.prefix(count)), name: "cut")
      }
    }
  }

  @Test(arguments: try OperatorGraph.all()) func changedBytes(_ fixture: OperatorGraph) throws {
    let bytes = try TFLiteWriter.write(fixture.graph)
    var random = RepeatableRandom(seed: UInt64(bytes.count))
    let readable =
      try changed(bytes, times: 500, byBits: true, &random)
      + changed(bytes, times: 500, byBits: false, &random)
    // Scales, names and padding bytes can change without harm; offsets and counts cannot.
    #expect(readable > 0 && readable < 1000)
  }

  @Test func changedBytesOfANetwork() throws {
    let bytes = try TFLiteWriter.write(OperatorGraph.smallNetwork())
    var random = RepeatableRandom(seed: 2)
    let readable = try changed(bytes, times: 2000, byBits: true, &random)
    #expect(readable > 0 && readable < 2000)
  }

  @Test func randomBytes() {
    var random = RepeatableRandom(seed: 3)
    for count in 0..<400 {
      let noise = random.array(of: 0...(.max) as ClosedRange<UInt8>, count: count)
      let bytes = Array(noise.prefix(4)) + Array("TFL3".utf8) + noise.dropFirst(4)
      #expect(throws: ModelFormatError.self) {
        try TFLiteReader.read(bytes: bytes, name: "noise")
      }
    }
  }

  @Test func hugeShapesWithoutElements() {
    for shape in [
      [1 << 30], [1 << 20, 1 << 20], [Int(Int32.max), Int(Int32.max), 0], [1 << 28, 2],
    ] {
      var model = Self.softmax()
      model.tensors[0].shape = shape
      model.tensors[1].shape = shape
      #expect(throws: ModelFormatError.self) {
        try TFLiteReader.read(bytes: model.bytes, name: "huge")
      }
    }
  }

  @Test func longSliceOfAHugeTensorCostsNothing() throws {
    let bounds: [[Int32]] = [[0], [1 << 28], [1]]
    let model = HandMadeModel(
      code: 45,
      tensors: [.init(shape: [1 << 28]), .init(shape: [1 << 28])]
        + (1...3).map { .init(shape: [1], type: 2, buffer: $0) },
      operator: .init(inputs: [0, 2, 3, 4], outputs: [1], optionsType: 32, options: []),
      constants: bounds.map(HandMadeModel.int32s))
    let time = ContinuousClock().measure {
      _ = try? TFLiteReader.read(bytes: model.bytes, name: "long slice")
    }
    #expect(time < .milliseconds(100))
  }

  @Test func tablesNamedOverAndOver() {
    // 60,000 tensors and operators of one table each, every one with a long vector of its own.
    let tensor = HandMadePiece.table([
      .ints([1]), .absent, .absent, .text(String(repeating: "n", count: 100_000)),
    ])
    let inputs = [Int](repeating: 0, count: 100_000)
    let operation = HandMadePiece.table([.number(0), .ints(inputs), .ints([0])])
    let graph = HandMadePiece.table([
      .repeated(tensor, count: 60_000), .ints([0]), .ints([0]),
      .repeated(operation, count: 60_000),
    ])
    let model = HandMadePiece.table([
      .number(3), .list([.table([.number(25)])]), .list([graph]), .absent, .list([.table([])]),
    ])
    let bytes = model.file
    let time = ContinuousClock().measure {
      #expect(throws: ModelFormatError.self) {
        try TFLiteReader.read(bytes: bytes, name: "over and over")
      }
    }
    #expect(time < .seconds(5))
  }

  @Test func moreEntriesThanAnyNetwork() {
    let graph = HandMadePiece.table([
      .repeated(.table([]), count: 1 << 20), .ints([0]), .ints([0]), .list([]),
    ])
    let model = HandMadePiece.table([
      .number(3), .list([]), .list([graph]), .absent, .list([.table([])]),
    ])
    #expect(throws: ModelFormatError.self) {
      try TFLiteReader.read(bytes: model.file, name: "a million tensors")
    }
  }

  /// Reads a file after each of some random changes; gives how often it was still a legal graph.
  private func changed(
    _ bytes: [UInt8], times: Int, byBits: Bool, _ random: inout RepeatableRandom
  ) throws -> Int {
    var readable = 0
    for _ in 0..<times {
      var copy = bytes
      let place = Int.random(in: copy.indices, using: &random)
      copy[place] =
        byBits
        ? copy[place] ^ (1 << UInt8.random(in: 0..<8, using: &random))
        : UInt8.random(in: 0...255, using: &random)
      do throws(ModelFormatError) {
        let graph = try TFLiteReader.read(bytes: copy, name: "changed")
        #expect(graph.faults.isEmpty)
        readable += 1
      } catch {
        #expect(!error.problems.isEmpty)
      }
    }
    return readable
  }

  private static func softmax() -> HandMadeModel {
    HandMadeModel(
      code: 25, tensors: [.init(shape: [1, 4]), .init(shape: [1, 4])],
      operator: .init(inputs: [0], outputs: [1], optionsType: 9, options: [.real(1)]))
  }
}
