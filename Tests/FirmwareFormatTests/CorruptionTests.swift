import FirmwareFormat
import TestSupport
import Testing

/// Whatever happens to an image's bytes, it is refused, and for the right reason.
@Suite struct CorruptionTests {
  /// One test for each byte in eight, so that they share the machine's cores.
  @Test(arguments: 0..<8)
  func everyBitFlipIsRefused(part: Int) throws {
    let small = try SmallImage()
    let expected = ExpectedRefusal(small)
    var bytes = small.bytes
    for index in stride(from: part, to: bytes.count, by: 8) {
      for bit in 0..<8 as Range<UInt8> {
        bytes[index] ^= 1 << bit
        let reason = expected.reason(for: bytes)
        try #require(reason != nil)
        #expect(small.refusal(of: bytes) == reason, "byte \(index), bit \(bit)")
        bytes[index] ^= 1 << bit
      }
    }
    #expect(small.refusal(of: bytes) == nil)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func randomCorruptionsAreRefused(seed: UInt64) throws {
    let small = try SmallImage()
    let expected = ExpectedRefusal(small)
    var random = RepeatableRandom(seed: seed)
    var tried = 0
    while tried < 1000 {
      var bytes = small.bytes
      // A burst: from one byte to a quarter of the image, each byte new or cleared.
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let count = 1 << Int.random(in: 0...9, using: &random)
      let isErased = Bool.random(using: &random)
      for index in start..<min(start + count, bytes.count) {
        bytes[index] = isErased ? 0xFF : UInt8.random(in: 0...255, using: &random)
      }
      guard bytes != small.bytes else { continue }
      tried += 1
      let reason = expected.reason(for: bytes)
      try #require(reason != nil)
      #expect(small.refusal(of: bytes) == reason, "seed \(seed), trial \(tried)")
    }
  }

  /// Sections' edges are among the lengths.
  @Test func everyTruncationIsRefused() throws {
    let small = try SmallImage()
    for count in 0..<small.bytes.count {
      let bytes = Array(small.bytes.prefix(count))
      #expect(small.refusal(of: bytes) == .truncated, "\(count) bytes")
    }
    #expect(small.refusal(of: small.bytes + [0]) == .trailingBytes)
  }

  /// Decoding trusts nobody, so that it has to bear anything.
  @Test func inspectingCorruptBytesNeverTraps() throws {
    let small = try SmallImage()
    var random = RepeatableRandom(seed: 77)
    var accepted = 0
    for _ in 0..<3000 {
      var bytes = small.bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        // Mostly in the manifest, with numbers that are zero, huge or anything.
        let index = Int.random(in: 8..<400, using: &random)
        bytes[index] = [0, 0xFF, UInt8.random(in: 0...255, using: &random)].randomElement() ?? 0
      }
      if let image = try? FirmwareImage.decode(bytes) {
        accepted += 1
        _ = try? image.program()
      }
    }
    // Numbers that nothing hangs on, such as the counter, may be read.
    #expect(accepted < 3000)
  }
}
