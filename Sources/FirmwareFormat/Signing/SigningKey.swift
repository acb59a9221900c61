internal import Crypto

/// The secret half of an Ed25519 key pair, which signs images.
package struct SigningKey: Sendable, Hashable {
  /// The 32 bytes from which the key follows (RFC 8032, section 5.1.5).
  package let seed: [UInt8]
  /// The half that verifies.
  package let verifyingKey: VerifyingKey

  /// The key of 32 bytes; nil for any other number of them.
  package init?(seed: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
    self.init(key)
  }

  /// A new key, from the system's random numbers.
  package init() { self.init(Curve25519.Signing.PrivateKey()) }

  private init(_ key: Curve25519.Signing.PrivateKey) {
    seed = Array(key.rawRepresentation)
    verifyingKey = VerifyingKey(bytes: Array(key.publicKey.rawRepresentation))
  }

  /// The key that signs where none is given.
  ///
  /// Everyone has it: it protects nothing.
  package static var development: SigningKey? {
    SigningKey(seed: Array("obol development key, not secret".utf8))
  }

  /// The signature of a message; on Linux the same every time, as RFC 8032 has it.
  func signature(of message: [UInt8]) -> [UInt8]? {
    let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    return (try? key?.signature(for: message)).map { Array($0) }
  }
}

/// The public half of an Ed25519 key pair, which a chip has in its fuses.
package struct VerifyingKey: Sendable, Hashable {
  /// 32 bytes.
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// Whether a signature is this key's, and of these bytes.
  func verifies(_ signature: some Sequence<UInt8>, of message: some Sequence<UInt8>) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return false
    }
    return key.isValidSignature(Array(signature), for: Array(message))
  }
}
