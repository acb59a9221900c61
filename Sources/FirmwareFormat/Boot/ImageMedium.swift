/// Where an image lies, as seen by who checks it: a file in memory, or the boot ROM's weight store.
package protocol ImageMedium {
  /// Bytes that there are.
  var byteCount: UInt32 { get }

  /// The little-endian word at a multiple of four, which lies within `byteCount`.
  func word(at offset: UInt32) -> UInt32

  /// Whether the SHA-256 of a run of whole blocks is the one that is stored at `digest`.
  func hashMatches(offset: UInt32, byteCount: UInt32, digest: UInt32) -> Bool

  /// Whether the Ed25519 signature behind the first `manifestBytes` is of them, by the trusted key.
  func signatureHolds(manifestBytes: UInt32) -> Bool
}

extension ImageMedium {
  func word(_ field: ImageField) -> UInt32 { word(at: field.rawValue) }

  func word(_ field: SectionField, ofSection index: UInt32) -> UInt32 {
    word(at: ImageLayout.sectionRecord(index) &+ field.rawValue)
  }
}

/// What a device knows of itself when it checks an image.
package protocol ImageDevice {
  /// The chip's identity, as in `chipIdentityLow` and `chipIdentityHigh` of a header.
  var chipIdentity: UInt64 { get }
  /// The least counter that it accepts.
  var minimumCounter: UInt32 { get }

  /// The first address of the control core's memory, to which code is copied.
  var codeAddress: UInt32 { get }

  /// A word of the public key that images have to be signed for, of eight, the first lowest.
  func signerWord(_ index: UInt32) -> UInt32

  /// What it has of a capability: exactly that, or at most that, as the field's rule says.
  func capability(_ field: ImageField) -> UInt32
}
