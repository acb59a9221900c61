import ChipDescription
import InstructionSet
import MachineModel
import QuantizedArithmetic
import TestSupport
import Testing

/// Convolutions whose weights are coded: what they make, and which words they fetch when.
///
/// The convolution is that of `ArrayTimingTests`, a tile of eight weights, four a cycle.
@Suite struct CodedWeightTests {
  static let weights: [Int8] = [0, 1, 0, 0, 3, -2, 0, 1]

  private func convolution(_ coding: WeightCoding) -> Convolve {
    var convolve = Convolve.rowOfFour()
    convolve.weightCoding = coding
    if convolve.isCoded { convolve.weightLanes = 4 }
    return convolve
  }

  private var table: EntropyTable? {
    var histogram = [Int](repeating: 0, count: 256)
    for weight in Self.weights { histogram[Int(weight) + 128] += 1 }
    return EntropyTable(histogram: histogram, stateBits: 8)
  }

  /// A program that loads inputs, parameters, weights and a table, and convolves.
  private func program(_ form: Convolve, stream: [UInt8]? = nil) throws -> Program {
    var convolve = form
    let table = try #require(table)
    let geometry = ArrayGeometry(of: .small)
    let encoded = WeightEncoder(convolve, geometry).encode(
      Self.weights, coding: EntropyCoding(table))
    let stream = try stream ?? #require(encoded)
    if convolve.isCoded { convolve.codedBytes = stream.count }
    let parameters = ChannelParameters(bias: 1, multiplier: FixedPointMultiplier(0.5)).bytes
    return Program(
      "coded",
      loading: [
        (0, [5, 250, 7, 8, 9, 100, 3, 2]), (2048, stream),
        (3072, parameters + parameters + parameters + parameters),
      ], table: table, before: Instruction(convolve), geometry)
  }

  private func record(_ program: Program, on chip: ChipSpec = .small) throws -> InstructionRecord {
    var machine = try Machine(chip: chip, program: program)
    let leapt = try machine.time(.body)
    #expect(try machine.time(.body, .stepped) == leapt)
    return try #require(leapt.instructions.first)
  }

  @Test(arguments: WeightCoding.allCases, [true, false])
  func everyCodingGivesTheSameResults(coding: WeightCoding, isBeatwise: Bool) throws {
    // Weights of two bits take −2 to 1 only.
    guard coding != .packed2 else { return }
    func results(_ convolve: Convolve) throws -> [UInt8] {
      var machine = try Machine(chip: .small, program: try program(convolve))
      machine.movesDataBeatwise = isBeatwise
      _ = try machine.runPrologue()
      _ = try machine.runFrame(inputs: [])
      return machine.bankBytes(4096..<4112)
    }
    #expect(try results(convolution(coding)) == results(convolution(.packed)))
    var blocks = convolution(coding)
    blocks.groupsPerBlock = 1
    #expect(try results(blocks) == results(convolution(.packed)))
  }

  @Test func decodeCyclesFetchWhatTheyRead() throws {
    // Bitmap: 4 bits and one weight, 4 bits and three: 12 and 28 bits, in words 0, and 0 and 1.
    let bitmap = try record(program(convolution(.bitmap)))
    #expect(bitmap.counters[.sramRead] == 12 + 2 + 2)
    #expect(bitmap.cycles == 19)
    // Three bits each are in one word, which is held.
    let narrow = try record(program(convolution(.packed3)))
    #expect(narrow.counters[.sramRead] == 12 + 1 + 2)
    // Seven zero bytes: all that the two cycles read is two times four bits.
    let zeros = try record(program(convolution(.bitmap), stream: [0, 0, 0, 0, 0, 0, 0]))
    #expect(zeros.counters[.sramRead] == 12 + 1 + 2)
  }

  @Test func aFurtherBlockReadsTheStreamAgain() throws {
    var blocks = convolution(.bitmap)
    blocks.groupsPerBlock = 1
    #expect(try record(program(blocks)).counters[.sramRead] == 12 + 2 * 2 + 2)
  }

  @Test(arguments: [(1, 4), (3, 2), (4, 1), (64, 1)])
  func tableTakesItsBytesAndAStateACycle(rate: Int, perFour: Int) throws {
    let chip = ChipSpec.small { $0.weightStore.bytesPerCycle = rate }
    let program = try program(convolution(.entropy))
    var machine = try Machine(chip: chip, program: program)
    let load = try #require(try machine.time(.prologue).instructions.first)
    let bytes = try #require(table).bytes.count
    let awaited = 5 + (bytes + rate - 1) / rate
    #expect(load.stalls[.weightStoreBusy] == awaited)
    #expect(load.cycles == awaited + 256)
    #expect(load.counters[.storeByte] == bytes)
    #expect(try machine.time(.prologue, .stepped) == machine.time(.prologue))
  }

  @Test func whatTheDecoderDoesNotKnowIsRefused() throws {
    let known: [(WeightCoding, WritableKeyPath<ChipSpec, Bool>)] = [
      (.packed3, \.decoder.unpacksNarrow), (.packed6, \.decoder.unpacksNarrow),
      (.bitmap, \.decoder.expandsBitmaps),
    ]
    for (coding, knob) in known {
      let chip = ChipSpec.small { $0[keyPath: knob] = false }
      #expect(
        try refusal(program(convolution(coding)), on: chip)?.contains("does not know") == true)
      #expect(try refusal(program(convolution(coding))) == nil)
    }
    let entropy = try program(convolution(.entropy))
    #expect(refusal(entropy) == nil)
    #expect(refusal(entropy, on: .small { $0.decoder.tables = 0 })?.contains("no table 0") == true)
    #expect(refusal(entropy, on: .small { $0.decoder.tableStateBits = 9 })?.contains("2^8") == true)
    let wide = ChipSpec.small { $0.decoder.weightsPerCycle = 5 }
    #expect(refusal(entropy, on: wide)?.contains("4 lanes, the decoder has 5") == true)
  }

  @Test func weightsThatAreNotLoadedAreRefused() throws {
    var program = try program(convolution(.bitmap))
    let add = VectorRequantize(bytes: 4, from: 0, to: 2048)
    program.body = Section(
      ordering: [Instruction(add)] + program.body.steps.map(\.instruction), program.geometry)
    #expect(refusal(program)?.contains("not all brought by loads") == true)
    program = try self.program(convolution(.bitmap))
    program.prologue.steps.swapAt(0, 2)
    #expect(refusal(program) == nil)
    program.prologue.steps.remove(at: 0)
    #expect(refusal(program)?.contains("not all brought by loads") == true)
  }

  @Test func tablesAreLoadedOnceAndWhole() throws {
    var program = try program(convolution(.entropy))
    let load = program.prologue.steps[0]
    program.body.steps.append(load)
    #expect(refusal(program)?.contains("before the first frame") == true)
    #expect(program.faults.contains { $0.description.contains("before the first frame") })
    program = try self.program(convolution(.entropy))
    program.constants[0] = 0
    #expect(refusal(program)?.contains("no table") == true)
  }

  private func refusal(_ program: Program, on chip: ChipSpec = .small) -> String? {
    do throws(MachineError) {
      _ = try Machine(chip: chip, program: program)
      return nil
    } catch {
      return error.description
    }
  }
}
