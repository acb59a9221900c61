import InstructionSet
import TestSupport
import Testing

@Suite("Program files")
struct ProgramFileTests {
  @Test("a program reads back as it was", arguments: 0..<40)
  func roundTrip(_ seed: Int) throws {
    let program = try RandomPrograms.program(seed: UInt64(seed))
    #expect(try Program.read(program.bytes()) == program)
  }

  @Test("the checksum is that of zip and PNG")
  func checksum() {
    // The check value that every catalogue of CRCs gives for "123456789".
    #expect(CRC32.checksum(Array("123456789".utf8), count: 9) == 0xCBF4_3926)
    #expect(CRC32.checksum([], count: 0) == 0)
  }

  @Test("a file cut off at any byte is refused")
  func truncated() throws {
    let bytes = try SampleProgram.program().bytes()
    for count in bytes.indices {
      #expect(throws: ProgramFormatError.self) { try Program.read(Array(bytes[..<count])) }
    }
  }

  @Test("a file cut off at any byte, with length and checksum made right, is refused")
  func resealedTruncated() throws {
    let bytes = try SampleProgram.program().bytes()
    for count in 20..<bytes.count {
      #expect(throws: ProgramFormatError.self) {
        try Program.read(resealed(Array(bytes[..<count])))
      }
    }
  }

  @Test("any changed byte is noticed", arguments: 0..<10)
  func flipped(_ seed: Int) throws {
    var random = RepeatableRandom(seed: UInt64(seed))
    let bytes = try SampleProgram.program().bytes()
    for _ in 0..<200 {
      var broken = bytes
      broken[.random(in: bytes.indices, using: &random)] ^= .random(in: 1...255, using: &random)
      #expect(throws: ProgramFormatError.self) { try Program.read(broken) }
    }
  }

  @Test("behind a right checksum, changed bytes give an error or a program", arguments: 0..<10)
  func resealedFlips(_ seed: Int) throws {
    var random = RepeatableRandom(seed: 100 + UInt64(seed))
    let bytes = try SampleProgram.program().bytes()
    for _ in 0..<200 {
      var broken = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        broken[.random(in: 16..<bytes.count - 4, using: &random)] ^=
          .random(in: 1...255, using: &random)
      }
      do {
        let program = try Program.read(resealed(broken))
        // Everything that is read can be judged and written again.
        #expect(try program.bytes() == resealed(broken))
        #expect(program.faults == (try Program.read(program.bytes()).faults))
      } catch let error as ProgramFormatError {
        #expect(error.offset <= broken.count)
      }
    }
  }

  @Test("errors name section, byte, expectation and finding")
  func messages() throws {
    var bytes = try SampleProgram.program().bytes()
    bytes[4] = 9
    #expect(message(bytes) == "file, byte 4: expected version 2, found 9")
    #expect(
      message([1, 2, 3, 4]) == "file, byte 0: expected a program file (OBOL), found other bytes")
    #expect(
      message(Array("OB".utf8))
        == "file, byte 0: expected a program file (4 bytes), found 2 bytes before the end")
    let start = try #require(try SampleProgram.program().bytes().firstRange(of: Array("prol".utf8)))
    bytes = try SampleProgram.program().bytes()
    bytes[start.lowerBound + 12] = 0xEE
    #expect(
      message(resealed(bytes))
        == "prol, byte \(start.lowerBound + 12): expected an instruction,"
        + " found instruction word 0: 0xee is no opcode")
  }

  private func message(_ bytes: [UInt8]) -> String? {
    #expect(throws: ProgramFormatError.self) { try Program.read(bytes) }?.description
  }

  /// The bytes with the length and the checksum that belong to them.
  private func resealed(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for place in 0..<8 {
      result[8 + place] = UInt8(truncatingIfNeeded: bytes.count >> (place * 8))
    }
    let end = bytes.count - 4
    let checksum = CRC32.checksum(result, count: end)
    for place in 0..<4 {
      result[end + place] = UInt8(truncatingIfNeeded: checksum >> UInt32(place * 8))
    }
    return result
  }
}
