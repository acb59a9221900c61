internal import Crypto

/// The bytes of an image in memory, and the key that its signature is held against.
package struct ImageFile: ImageMedium, Sendable {
  private let bytes: [UInt8]
  private let key: VerifyingKey

  package init(_ bytes: [UInt8], key: VerifyingKey) {
    self.bytes = bytes
    self.key = key
  }

  package var byteCount: UInt32 { UInt32(clamping: bytes.count) }

  package func word(at offset: UInt32) -> UInt32 { bytes.littleEndianWord(at: Int(offset)) }

  package func hashMatches(offset: UInt32, byteCount: UInt32, digest: UInt32) -> Bool {
    let range = Int(offset)..<Int(offset) + Int(byteCount)
    let stored = Int(digest)..<Int(digest) + Int(ImageLayout.digestBytes)
    guard range.upperBound <= bytes.count, stored.upperBound <= bytes.count else { return false }
    return SHA256.hash(data: bytes[range]).elementsEqual(bytes[stored])
  }

  package func signatureHolds(manifestBytes: UInt32) -> Bool {
    let end = Int(manifestBytes)
    let signature = end..<end + Int(ImageLayout.signatureBytes)
    guard signature.upperBound <= bytes.count else { return false }
    return key.verifies(bytes[signature], of: bytes[..<end])
  }
}

extension [UInt8] {
  /// The little-endian word at a position, which lies inside.
  func littleEndianWord(at offset: Int) -> UInt32 {
    UInt32(self[offset]) | UInt32(self[offset + 1]) << 8 | UInt32(self[offset + 2]) << 16
      | UInt32(self[offset + 3]) << 24
  }
}
