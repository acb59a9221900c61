/// The constants of an image's layout; `FirmwareFormat.docc` draws the whole of it.
///
/// The files of this folder use nothing but integers: the boot ROM compiles them as they are.
package enum ImageLayout {
  /// The letters OBFW, the first lowest.
  package static let magic: UInt32 = 0x5746_424F
  /// The version of the layout; a reader refuses any other.
  package static let formatVersion: UInt32 = 1
  /// Bytes of the header, which holds the fields of `ImageField`.
  package static let headerBytes: UInt32 = 128
  /// Manifest, signature and sections start at multiples of this, the block of SHA-256.
  package static let alignment: UInt32 = 64
  /// Bytes of an Ed25519 signature, which follows the manifest.
  package static let signatureBytes: UInt32 = 64
  /// Bytes of a SHA-256 digest.
  package static let digestBytes: UInt32 = 32
  /// Bytes of an Ed25519 public key.
  package static let keyBytes: UInt32 = 32
  /// The most bytes of a manifest, so that a control core can hold one in its memory.
  package static let greatestManifestBytes: UInt32 = 16384
  /// The most sections, one of each kind.
  package static let greatestSectionCount: UInt32 = 5
  /// Bytes of the control core's memory, from its first, that code of an image may take; the boot
  /// ROM's own stack lies behind them.
  package static let greatestCodeBytes: UInt32 = 0xF000
  /// The most bytes of an image, so that sums of two positions stay within a word.
  package static let greatestImageBytes: UInt32 = 1 << 30

  /// The first multiple of the alignment that is not below `position`.
  package static func aligned(_ position: UInt32) -> UInt32 {
    (position &+ alignment &- 1) & ~(alignment &- 1)
  }

  /// Where the record of a section starts.
  package static func sectionRecord(_ index: UInt32) -> UInt32 {
    headerBytes &+ index &* SectionField.recordBytes
  }
}
