package import FirmwareFormat
internal import FoundationEssentials

/// Ed25519 keys as PEM files: PKCS#8 for the secret half, SubjectPublicKeyInfo for the public one.
///
/// Source: RFC 8410, section 7 and section 4, whose encodings of one key have a fixed prefix.
package enum KeyFile {
  private static let secretPrefix: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]
  private static let publicPrefix: [UInt8] = [
    0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]
  private static let keyBytes = 32

  /// What a command says where it signs with the key that everyone has.
  package static let developmentNote =
    "signed with the development key, which everyone has: make your own with 'obol image key'"

  /// The key that signs where none is given.
  package static func development() throws -> SigningKey {
    guard let key = SigningKey.development else {
      throw Problems("the development key", "it cannot be used", remedy: "give --key K.pem")
    }
    return key
  }

  /// The secret half as text.
  package static func text(of key: SigningKey) -> String {
    text(secretPrefix + key.seed, label: "PRIVATE KEY")
  }

  /// The public half as text.
  package static func text(of key: VerifyingKey) -> String {
    text(publicPrefix + key.bytes, label: "PUBLIC KEY")
  }

  /// Writes a secret half where no file is yet, readable by its owner only; throws `Problems`.
  package static func writeSecret(_ key: SigningKey, to path: String) throws {
    // A key that is overwritten is lost, and with it every device that trusts only that one.
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Problems(path, "there is a file already; keys are not overwritten", remedy: "move it")
    }
    let isWritten = FileManager.default.createFile(
      atPath: path, contents: Data(text(of: key).utf8), attributes: [.posixPermissions: 0o600])
    guard isWritten else {
      throw Problems(
        path, "the file cannot be written", remedy: "check that its folder is there and writable")
    }
  }

  /// Reads a secret key; throws `Problems` that name the file.
  package static func signingKey(_ path: String) throws -> SigningKey {
    let bytes = try contents(of: path, label: "PRIVATE KEY")
    guard bytes.starts(with: secretPrefix), bytes.count == secretPrefix.count + keyBytes,
      let key = SigningKey(seed: Array(bytes.dropFirst(secretPrefix.count)))
    else { throw notEd25519(path) }
    return key
  }

  /// Reads a public key, of either half's file; throws `Problems` that name the file.
  package static func verifyingKey(_ path: String) throws -> VerifyingKey {
    if try isLabelled("PRIVATE KEY", path) { return try signingKey(path).verifyingKey }
    let bytes = try contents(of: path, label: "PUBLIC KEY")
    guard bytes.starts(with: publicPrefix), bytes.count == publicPrefix.count + keyBytes else {
      throw notEd25519(path)
    }
    return VerifyingKey(bytes: Array(bytes.dropFirst(publicPrefix.count)))
  }

  private static func text(_ bytes: [UInt8], label: String) -> String {
    let base64 = Data(bytes).base64EncodedString()
    return "-----BEGIN \(label)-----\n\(base64)\n-----END \(label)-----\n"
  }

  private static func isLabelled(_ label: String, _ path: String) throws -> Bool {
    let text = String(decoding: try ByteFile.read(path), as: UTF8.self)
    return text.contains("-----BEGIN \(label)-----")
  }

  /// The bytes between a file's marker lines.
  private static func contents(of path: String, label: String) throws -> [UInt8] {
    let text = String(decoding: try ByteFile.read(path), as: UTF8.self)
    guard let start = text.firstRange(of: "-----BEGIN \(label)-----"),
      let end = text[start.upperBound...].firstRange(of: "-----END \(label)-----"),
      let data = Data(
        base64Encoded: String(text[start.upperBound..<end.lowerBound].filter { !$0.isWhitespace }))
    else {
      throw Problems(
        path, "this holds no PEM block '\(label)'", remedy: "make one with 'obol image key'")
    }
    return Array(data)
  }

  private static func notEd25519(_ path: String) -> Problems {
    Problems(path, "this is no Ed25519 key", remedy: "make one with 'obol image key'")
  }
}
