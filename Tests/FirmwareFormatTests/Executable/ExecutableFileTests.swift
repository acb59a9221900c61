import FirmwareFormat
import TestSupport
import Testing

@Suite("Executables")
struct ExecutableFileTests {
  @Test("give entry, segments and symbols")
  func reading() throws {
    let file = try ExecutableFile(HandMadeExecutable().bytes)
    #expect(file.entry == 0x8000_0000)
    #expect(file.segments.map(\.address) == [0x8000_0000])
    #expect(file.segments.map(\.bytes) == [[0x13, 0, 0, 0]])
    #expect(file.segments.map(\.byteCount) == [8])
    #expect(file.symbols == ["tohost": 0x8000_1000])
  }

  @Test(
    "for other machines are refused with the reason",
    arguments: [
      (0, 0x7E, "no ELF file"), (4, 2, "not a 32-bit file"), (5, 2, "not a little-endian file"),
      (16, 3, "ELF type 3"), (18, 62, "ELF machine 62"), (36, 2, "another calling convention"),
    ] as [(Int, UInt8, String)])
  func others(offset: Int, byte: UInt8, reason: String) {
    var bytes = HandMadeExecutable().bytes
    bytes[offset] = byte
    let error = #expect(throws: ExecutableFileError.self) { try ExecutableFile(bytes) }
    #expect(error?.description.contains(reason) == true)
  }

  @Test("with segments that no memory holds are refused")
  func segments() {
    var file = HandMadeExecutable()
    file.segmentBytes = 3
    #expect(
      throws: ExecutableFileError.segment(
        address: 0x8000_0000, "has 4 bytes in the file but 3 in memory")
    ) { try ExecutableFile(file.bytes) }
    file.segmentBytes = 0x8000_0001
    #expect(throws: ExecutableFileError.self) { try ExecutableFile(file.bytes) }
    file.segmentBytes = 0
    file.code = []
    #expect(throws: ExecutableFileError.nothingToLoad) { try ExecutableFile(file.bytes) }
  }

  @Test("cut off at any byte are refused, and none is read wrongly")
  func truncated() {
    let bytes = HandMadeExecutable().bytes
    for count in bytes.indices {
      #expect(throws: ExecutableFileError.self, "\(count) bytes") {
        try ExecutableFile(Array(bytes.prefix(count)))
      }
    }
  }

  @Test("with any bytes changed are read or refused, but never trap")
  func corrupted() throws {
    var random = RepeatableRandom(seed: 8)
    let bytes = HandMadeExecutable().bytes
    var refused = 0
    for _ in 0..<5000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        changed[Int.random(in: changed.indices, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      do {
        let file = try ExecutableFile(changed)
        #expect(file.segments.allSatisfy { $0.bytes.count <= $0.byteCount })
      } catch {
        refused += 1
      }
    }
    // Most bytes of so small a file are part of its tables.
    #expect(refused > 1000)
  }
}
