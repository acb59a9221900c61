/// Hashing and verifying by the chip's crypto block.
enum CryptoEngine {
  /// Whether the SHA-256 of bytes of the weight store is the one at `digest`.
  static func hashHolds(source: UInt32, byteCount: UInt32, digest: UInt32) -> Bool {
    point(source: source, byteCount: byteCount, reference: digest)
    var control = CryptoControlRegister()
    control.hash = 1
    return holds(after: control)
  }

  /// Whether the Ed25519 signature at `signature` is of bytes of the weight store, by the key in
  /// the fuses.
  static func signatureHolds(source: UInt32, byteCount: UInt32, signature: UInt32) -> Bool {
    point(source: source, byteCount: byteCount, reference: signature)
    var control = CryptoControlRegister()
    control.verify = 1
    return holds(after: control)
  }

  private static func point(source: UInt32, byteCount: UInt32, reference: UInt32) {
    CryptoSourceRegister(word: source).write()
    CryptoBytesRegister(word: byteCount).write()
    CryptoReferenceRegister(word: reference).write()
  }

  private static func holds(after control: CryptoControlRegister) -> Bool {
    control.write()
    var condition = InterruptEnableRegister()
    condition.crypto = 1
    Hardware.sleep(until: condition)
    return CryptoStatusRegister.read().holds == 1
  }
}
