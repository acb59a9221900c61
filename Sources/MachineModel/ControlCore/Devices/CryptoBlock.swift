internal import Crypto

/// Hashes and verifies what lies in the weight store, so that the core need not.
struct CryptoBlock: Sendable {
  /// The first byte of what is hashed, and how many bytes.
  var source: UInt32 = 0
  var byteCount: UInt32 = 0
  /// The first byte of the digest or signature that is compared with.
  var reference: UInt32 = 0
  /// Whether the last comparison held.
  private(set) var holds = false
  /// Blocks of 64 bytes hashed, and signatures verified, so far.
  private(set) var blockCount = 0
  private(set) var verificationCount = 0
  /// The cycle from which it is done.
  private(set) var busyUntil: UInt64 = 0

  /// The cycles for a block of 64 bytes: the 64 rounds of SHA-256, one a cycle, and one to load.
  private static let cyclesPerBlock: UInt64 = 65
  /// The cycles of an Ed25519 verification with a 256-bit multiplier: some 2,900 field
  /// multiplications of a double scalar multiplication, at 40 cycles each (our own estimate).
  private static let verificationCycles: UInt64 = 116_000
  private static let digestBytes = 32
  private static let signatureBytes = 64

  /// Holds the SHA-256 of the source against the reference.
  mutating func hash(in store: [UInt8], from cycle: UInt64) {
    let message = Self.bytes(store, source, Int(byteCount))
    let digest = Self.bytes(store, reference, Self.digestBytes)
    holds = message.map { SHA256.hash(data: $0).elementsEqual(digest ?? []) } ?? false
    blockCount += Int(hashedBlocks)
    busyUntil = cycle + hashedBlocks * Self.cyclesPerBlock
  }

  /// Checks the signature at the reference.
  mutating func verify(in store: [UInt8], key: [UInt8], from cycle: UInt64) {
    let message = Self.bytes(store, source, Int(byteCount))
    let signature = Self.bytes(store, reference, Self.signatureBytes)
    holds = false
    if let message, let signature,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
    {
      holds = key.isValidSignature(signature, for: message)
    }
    // Ed25519 hashes with SHA-512, whose 80 rounds take twice the bytes.
    blockCount += Int(hashedBlocks)
    verificationCount += 1
    busyUntil = cycle + hashedBlocks * Self.cyclesPerBlock + Self.verificationCycles
  }

  private var hashedBlocks: UInt64 { UInt64(byteCount) / 64 + 1 }

  private static func bytes(_ store: [UInt8], _ offset: UInt32, _ count: Int) -> [UInt8]? {
    guard Int(offset) + count <= store.count else { return nil }
    return Array(store[Int(offset)..<Int(offset) + count])
  }
}
