import FirmwareFormat
import TestSupport
import Testing

/// Files in Intel HEX and C hold the same bytes.
@Suite struct EncodingTests {
  @Test func hexOfAnImage() throws {
    let small = try SmallImage()
    #expect(try IntelHex.bytes(IntelHex.text(small.bytes)) == small.bytes)
  }

  /// Past 64 KiB, addresses take a record of their own.
  @Test(arguments: [0, 1, 31, 32, 33, 65535, 65536, 65537, 200_000])
  func hexOfAnyLength(count: Int) throws {
    var random = RepeatableRandom(seed: UInt64(count))
    let bytes = random.array(of: UInt8.min...UInt8.max, count: count)
    #expect(try IntelHex.bytes(IntelHex.text(bytes)) == bytes)
  }

  /// The example of the specification, and one worked by hand.
  @Test func hexRecords() throws {
    #expect(
      IntelHex.text([0x21, 0x46]) == ":020000040000FA\n:02000000214697\n:00000001FF\n")
    #expect(try IntelHex.bytes(":0300000002337A4E\r\n:00000001FF\r\n") == [0x02, 0x33, 0x7A])
  }

  @Test(arguments: [
    ("", 1), (":00000001FE", 1), (":02000000214697", 1), ("x", 1), (":0000", 1),
    (":020000002146971:", 1), (":02000100214696\n:00000001FF", 1), (":0000000AF6", 1),
    (":02000000214697\n:02000000214697\n:00000001FF", 2), (":01000004FFFC", 1),
  ])
  func hexThatIsNone(text: String, line: Int) {
    let error = #expect(throws: IntelHexError.self) { try IntelHex.bytes(text) }
    #expect(error?.line == line)
  }

  /// The numbers between the braces of the C source are the bytes.
  @Test func arrayInC() throws {
    let small = try SmallImage()
    let text = CArray.text(small.bytes, comment: "an */ image")
    let start = try #require(text.firstIndex(of: "{"))
    let end = try #require(text.lastIndex(of: "}"))
    let numbers = text[text.index(after: start)..<end].split { $0 == "," || $0.isNewline }
    #expect(numbers.map { UInt8($0) } == small.bytes.map { $0 })
    #expect(text.contains("obol_image_bytes = \(small.bytes.count);"))
    #expect(text.hasPrefix("/* an * / image */\n"))
  }

  @Test func formatsAreFiles() {
    #expect(ImageFormat.bin.fileBytes([1, 2], comment: "") == [1, 2])
    #expect(ImageFormat.hex.fileBytes([1, 2], comment: "").first == UInt8(ascii: ":"))
    #expect(ImageFormat.c.fileBytes([1, 2], comment: "").first == UInt8(ascii: "/"))
  }
}
