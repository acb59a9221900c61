import InstructionSet
import TestSupport
import Testing

@Suite("Entropy tables") struct EntropyTableTests {
  /// Weights about as far from zero as they are in networks, the sum of a few uniform numbers.
  static func weights(_ count: Int, reach: Int, seed: UInt64) -> [Int8] {
    var random = RepeatableRandom(seed: seed)
    return (0..<count).map { _ in
      Int8(
        clamping: (0..<4).reduce(0) { sum, _ in sum + Int.random(in: -reach...reach, using: &random)
        }
          / 2)
    }
  }

  static func histogram(_ weights: [Int8]) -> [Int] {
    weights.reduce(into: Array(repeating: 0, count: 256)) { $0[Int($1) + 128] += 1 }
  }

  /// Order-0 entropy in bits; from the logarithms of the table's own costs, which are a 256th off.
  static func entropyBits(_ histogram: [Int]) -> Int {
    let count = histogram.reduce(0, +)
    let units = histogram.filter { $0 > 0 }.reduce(0) { units, weights in
      units + weights * (FixedLogarithm.units(count) - FixedLogarithm.units(weights))
    }
    return units / FixedLogarithm.unitsPerBit
  }

  @Test("land within 2 % of the entropy, the table included", arguments: [2, 6, 20, 60, 100])
  func closeToEntropy(reach: Int) throws {
    let weights = Self.weights(60_000, reach: reach, seed: UInt64(reach))
    let histogram = Self.histogram(weights)
    let table = try #require(EntropyTable(histogram: histogram, stateBits: 11))
    var convolve = Convolve()
    convolve.input = FeatureMap(
      address: BankAddress(0), height: 1, width: 1, channels: 600, brickShift: 4)
    convolve.output = convolve.input
    convolve.output.channels = 100
    (convolve.weightCoding, convolve.weightLanes) = (.entropy, 32)
    let geometry = ArrayGeometry(pixels: 4, outputs: 16, inputs: 4, taps: 4, wordBytes: 16)
    let stream = try #require(
      WeightEncoder(convolve, geometry).encode(weights, coding: EntropyCoding(table)))
    let bits = 8 * (stream.count + table.bytes.count)
    #expect(bits * 100 <= Self.entropyBits(histogram) * 102)
  }

  @Test("come back from their bytes", arguments: UInt64(0)..<60)
  func bytesRoundTrip(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    let present = Int.random(in: 1...256, using: &random)
    var histogram = [Int](repeating: 0, count: 256)
    for place in (0..<256).shuffled(using: &random).prefix(present) {
      histogram[place] = 1 << Int.random(in: 0...20, using: &random)
    }
    let stateBits = Int.random(in: EntropyTable.stateBitsRange, using: &random)
    let table = try #require(EntropyTable(histogram: histogram, stateBits: stateBits))
    #expect(zip(histogram, table.counts).allSatisfy { ($0 > 0) == ($1 > 0) })
    let bytes = table.bytes.map { Int8(bitPattern: $0) }
    #expect(EntropyTable(bytes: bytes[...]) == table)
  }

  @Test("are refused where bytes are none", arguments: UInt64(0)..<200)
  func hostileBytes(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    let table = try #require(
      EntropyTable(histogram: Self.histogram(Self.weights(500, reach: 9, seed: seed)), stateBits: 8)
    )
    var bytes = table.bytes.map { Int8(bitPattern: $0) }
    bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= Int8(1) << Int8(seed % 7)
    if seed.isMultiple(of: 3) { bytes = Array(bytes.dropLast(Int(seed) % bytes.count)) }
    let read = EntropyTable(bytes: bytes[...])
    #expect(read == nil || read?.counts.reduce(0, +) == 1 << (read?.stateBits ?? 0))
    #expect(EntropyTable(bytes: []) == nil)
  }

  @Test("want counts that make up the states")
  func wrongCounts() {
    var counts = [Int](repeating: 1, count: 256)
    #expect(EntropyTable(stateBits: 8, counts: counts) != nil)
    #expect(EntropyTable(stateBits: 9, counts: counts) == nil)
    #expect(EntropyTable(stateBits: 7, counts: counts) == nil)
    (counts[0], counts[1]) = (-1, 3)
    #expect(EntropyTable(stateBits: 8, counts: counts) == nil)
    #expect(EntropyTable(histogram: Array(repeating: 0, count: 256), stateBits: 8) == nil)
  }

  @Test("have no code for weights that were not there")
  func missingSymbol() throws {
    let table = try #require(
      EntropyTable(histogram: Self.histogram([1, 1, 2]), stateBits: 8))
    var convolve = Convolve()
    convolve.input = FeatureMap(
      address: BankAddress(0), height: 1, width: 1, channels: 1, brickShift: 0)
    convolve.output = convolve.input
    (convolve.weightCoding, convolve.weightLanes) = (.entropy, 1)
    let geometry = ArrayGeometry(pixels: 1, outputs: 1, inputs: 1, taps: 1, wordBytes: 4)
    let encoder = WeightEncoder(convolve, geometry)
    #expect(encoder.encode([2], coding: EntropyCoding(table)) != nil)
    #expect(encoder.encode([3], coding: EntropyCoding(table)) == nil)
  }

  @Test("compare code lengths by logarithms that are right to a 256th")
  func logarithms() {
    #expect([1, 2, 4, 1024].map(FixedLogarithm.units) == [0, 256, 512, 2560])
    // log₂ 3 = 1.58496, log₂ 5 = 2.32193, log₂ 1000 = 9.96578.
    #expect([3, 5, 1000].map(FixedLogarithm.units) == [405, 594, 2551])
  }
}
