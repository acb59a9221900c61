import FirmwareFormat
import Testing

/// Keys and signatures are those of RFC 8032.
@Suite struct KeyTests {
  /// The key pair of RFC 8032, section 7.1, test 1.
  @Test func publicHalf() throws {
    let key = try #require(
      SigningKey(
        seed: [
          0x9D, 0x61, 0xB1, 0x9D, 0xEF, 0xFD, 0x5A, 0x60, 0xBA, 0x84, 0x4A, 0xF4, 0x92, 0xEC, 0x2C,
          0xC4, 0x44, 0x49, 0xC5, 0x69, 0x7B, 0x32, 0x69, 0x19, 0x70, 0x3B, 0xAC, 0x03, 0x1C, 0xAE,
          0x7F, 0x60,
        ]))
    #expect(key.verifyingKey.bytes.prefix(4).elementsEqual([0xD7, 0x5A, 0x98, 0x01]))
    #expect(key.verifyingKey.bytes.suffix(2).elementsEqual([0x51, 0x1A]))
  }

  @Test func seedsHaveThirtyTwoBytes() {
    #expect(SigningKey(seed: Array(repeating: 1, count: 31)) == nil)
    #expect(SigningKey(seed: []) == nil)
  }

  @Test func newKeysDiffer() {
    #expect(SigningKey().seed != SigningKey().seed)
  }
}
