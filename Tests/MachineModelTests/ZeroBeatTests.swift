import ChipDescription
import InstructionSet
import MachineModel
import TestSupport
import Testing

/// Beats that the array passes over because they have nothing but zeros to multiply.
///
/// Every convolution here is 1 × 1 over a row of eight pixels of one word each, on a chip whose
/// beats take one pixel, so that a beat fetches one word in one cycle. Weights are of one tile.
@Suite struct ZeroBeatTests {
  /// Pixels that hold something, and the cycles that passing over the others saves.
  static let rows: [(zeroBeats: Int, filled: Set<Int>, words: Int, saved: Int)] = [
    // Whoever knows no zeros reads and multiplies all.
    (0, [0], 8, 0),
    // Seven beats of zeros after the first: one of each two is passed over.
    (1, [0], 1, 4),
    // Three of each four: the first takes beats 1 to 3 with it, the fifth the last three.
    (3, [0], 1, 6),
    // The first beat of a tile is never passed over, as none is done before it.
    (7, [], 0, 7),
    (3, [7], 1, 5),
    // Between filled ones each is passed over, however many might be.
    (1, [0, 2, 4, 6], 4, 4),
    (3, [0, 2, 4, 6], 4, 4),
    (3, Set(0..<8), 8, 0),
  ]

  @Test(arguments: rows.indices)
  func zerosArePassedOver(row: Int) throws {
    let (zeroBeats, filled, words, saved) = Self.rows[row]
    let all = try record(zeroBeats: 0, filled: filled)
    let some = try record(zeroBeats: zeroBeats, filled: filled)
    #expect(all.cycles - some.cycles == saved)
    #expect(all.counters[.sramRead] - some.counters[.sramRead] == 8 - words)
    let multiplied = zeroBeats > 0 ? filled.count : 8
    #expect(some.counters[.macInt8] == multiplied * 4 * 4)
    #expect(some.counters[.accumulatorUpdate] == multiplied * 4)
  }

  /// Without data no activation is taken for zero.
  @Test func withoutDataAllBeatsAreDone() throws {
    var machine = try machine(zeroBeats: 3, filled: [])
    let (depends, plainDepends) = (
      machine.timingDependsOnData, try self.machine(zeroBeats: 0, filled: []).timingDependsOnData
    )
    #expect(depends && !plainDepends)
    _ = try machine.runPrologue()
    let timed = try machine.time(.body)
    var plain = try self.machine(zeroBeats: 0, filled: [])
    #expect(try plain.time(.body) == timed)
    #expect(try machine.runFrame(inputs: []).record.cycles < timed.cycles)
  }

  private func record(zeroBeats: Int, filled: Set<Int>) throws -> InstructionRecord {
    var records: [InstructionRecord] = []
    for stepping in Stepping.allCases {
      var machine = try machine(zeroBeats: zeroBeats, filled: filled)
      _ = try machine.runPrologue(stepping)
      records.append(
        try #require(machine.runFrame(inputs: [], stepping).record.instructions.first))
    }
    #expect(Set(records).count == 1)
    return records[0]
  }

  private func machine(zeroBeats: Int, filled: Set<Int>) throws -> Machine {
    let chip = ChipSpec.small {
      $0.array.pixels = 1
      $0.array.inputs = 4
      $0.array.taps = 1
      $0.array.zeroBeats = zeroBeats
    }
    let zero: Int8 = -7
    var convolve = Convolve()
    convolve.input = FeatureMap(
      address: BankAddress(0), height: 1, width: 8, channels: 4, brickShift: 2)
    convolve.output = FeatureMap(
      address: BankAddress(2048), height: 1, width: 8, channels: 4, brickShift: 2)
    convolve.weights = BankAddress(4096)
    convolve.parameters = BankAddress(6144)
    convolve.groupsPerBlock = 8
    convolve.inputZeroPoint = Int(zero)
    let pixels = (0..<8).flatMap { pixel in
      (0..<4).map { UInt8(bitPattern: filled.contains(pixel) && $0 == 2 ? 1 : zero) }
    }
    var program = Program(
      name: "zeros", geometry: ArrayGeometry(of: chip), constants: pixels)
    program.prologue = Section(ordering: [Instruction(Load(bytes: 32))], program.geometry)
    program.body = Section(ordering: [Instruction(convolve)], program.geometry)
    return try Machine(chip: chip, program: program)
  }
}
