import InstructionSet
import TestSupport
import Testing

/// What an encoder writes, the decoder reads; and whatever else it is given, it survives.
@Suite("Codings of weights") struct WeightCodingTests {
  static let geometry = ArrayGeometry(pixels: 2, outputs: 5, inputs: 3, taps: 2, wordBytes: 8)

  /// A convolution whose last output group and whose last steps are not full.
  func convolution(_ random: inout RepeatableRandom) -> Convolve {
    var convolve = Convolve()
    convolve.depthwise = Bool.random(using: &random)
    convolve.kernelHeight = Int.random(in: 1...3, using: &random)
    convolve.kernelWidth = Int.random(in: 1...3, using: &random)
    convolve.input = FeatureMap(
      address: BankAddress(0), height: 3, width: 3,
      channels: Int.random(in: 13...40, using: &random), brickShift: 3)
    convolve.output = convolve.input
    if !convolve.depthwise { convolve.output.channels = Int.random(in: 1...13, using: &random) }
    convolve.weightFormat = Bool.random(using: &random) ? .int8 : .int4
    convolve.weightZeroPoint = Int.random(in: -3...3, using: &random)
    return convolve
  }

  /// Weights of so many bits, about a third of them zero.
  func weights(_ convolve: Convolve, bits: Int, _ random: inout RepeatableRandom) -> [Int8] {
    let limit = 1 << (bits - 1)
    let zero = Int8(clamping: convolve.weightZeroPoint)
    return (0..<ConvolutionLoops(convolve, Self.geometry).weightCount).map { _ in
      Int.random(in: 0..<3, using: &random) == 0 && bits > 2
        ? zero : Int8(Int.random(in: -limit..<limit, using: &random))
    }
  }

  func histogram(_ weights: [Int8]) -> [Int] {
    weights.reduce(into: Array(repeating: 0, count: 256)) { $0[Int($1) + 128] += 1 }
  }

  @Test("give back every weight", arguments: WeightCoding.allCases, UInt64(0)..<40)
  func roundTrip(coding: WeightCoding, seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    var convolve = convolution(&random)
    let bits = coding.bitsPerWeight(convolve.weightFormat) ?? convolve.weightFormat.bitsPerWeight
    let weights = weights(convolve, bits: bits, &random)
    convolve.weightCoding = coding
    let lanes = Int.random(in: 1...40, using: &random)
    if convolve.isCoded { convolve.weightLanes = lanes }
    let stateBits = Int.random(in: EntropyTable.stateBitsRange, using: &random)
    let table = try #require(EntropyTable(histogram: histogram(weights), stateBits: stateBits))
    let stream = try #require(
      WeightEncoder(convolve, Self.geometry).encode(weights, coding: EntropyCoding(table)))
    if convolve.isCoded { convolve.codedBytes = stream.count }
    #expect(convolve.faults(Self.geometry).isEmpty)
    let loops = ConvolutionLoops(convolve, Self.geometry)
    #expect(loops.weightStreamBytes == stream.count)
    let decoded = DecodedWeights(
      loops, weightsPerCycle: lanes, table: coding == .entropy ? table : nil,
      stream: stream.map { Int8(bitPattern: $0) }[...])
    #expect(decoded.values == weights)
    let end = try #require(decoded.cycleEnds.last)
    #expect((stream.count * 8 - 7...stream.count * 8).contains(end))
    #expect(decoded.cycleEnds == decoded.cycleEnds.sorted())
  }

  @Test("survive any bytes", arguments: [WeightCoding.bitmap, .entropy], UInt64(0)..<40)
  func hostileStreams(coding: WeightCoding, seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    var convolve = convolution(&random)
    convolve.weightCoding = coding
    convolve.weightLanes = Int.random(in: 1...40, using: &random)
    convolve.codedBytes = Int.random(in: 1...200, using: &random)
    let loops = ConvolutionLoops(convolve, Self.geometry)
    let histogram = random.array(of: 0...255, count: 256).map { Int($0 as UInt8) }
    let table = try #require(EntropyTable(histogram: histogram, stateBits: 9))
    let bytes = random.array(of: 0...255, count: convolve.codedBytes).map {
      Int8(bitPattern: $0 as UInt8)
    }
    for table in [table, nil] {
      let decoded = DecodedWeights(
        loops, weightsPerCycle: convolve.weightLanes, table: table, stream: bytes[...])
      #expect(decoded.values.count == loops.weightCount)
      #expect(decoded.cycleEnds.allSatisfy { $0 <= bytes.count * 8 })
    }
  }

  @Test("stay what they are: the stream of eight weights")
  func goldenStreams() throws {
    var convolve = Convolve()
    convolve.input = FeatureMap(
      address: BankAddress(0), height: 1, width: 1, channels: 8, brickShift: 3)
    convolve.output = convolve.input
    convolve.output.channels = 1
    let weights: [Int8] = [0, 1, -1, 0, 0, 0, 1, 0]
    let geometry = ArrayGeometry(pixels: 1, outputs: 1, inputs: 4, taps: 1, wordBytes: 4)
    convolve.weightCoding = .packed2
    #expect(encode(weights, convolve, geometry) == [0b0011_0100, 0b0001_0000])
    convolve.weightCoding = .packed3
    #expect(encode(weights, convolve, geometry) == [0b1100_1000, 0b0000_0001, 0b0000_0100])
    // Cycles of four: a bit each, then the two weights, and the one weight, of eight bits.
    (convolve.weightCoding, convolve.weightLanes) = (.bitmap, 4)
    #expect(encode(weights, convolve, geometry) == [0x16, 0xF0, 0x4F, 0x01])
    convolve.weightCoding = .entropy
    // −1 has 32 states, 0 has 160 and 1 has 64 of the 256.
    var histogram = [Int](repeating: 0, count: 256)
    (histogram[127], histogram[128], histogram[129]) = (1, 5, 2)
    let table = try #require(EntropyTable(histogram: histogram, stateBits: 8))
    #expect(table.counts[127...129] == [32, 160, 64])
    let stream = encode(weights, convolve, geometry, EntropyCoding(table))
    #expect(stream == [155, 18, 2, 155, 11])
  }

  func encode(
    _ weights: [Int8], _ convolve: Convolve, _ geometry: ArrayGeometry,
    _ coding: EntropyCoding? = nil
  ) -> [UInt8]? {
    WeightEncoder(convolve, geometry).encode(weights, coding: coding)
  }
}
