import ArgumentParser
import FirmwareFormat
import Runtime

/// `obol image key -o K.pem`: a key pair to sign images with.
struct ImageKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Makes an Ed25519 key: PKCS#8 for signing, and the public half to verify with.")

  @Option(name: [.customShort("o"), .long], help: "Where the secret key is written: K.pem.")
  var output: String?

  func run() throws {
    let key = SigningKey()
    guard let output else {
      print(KeyFile.text(of: key), terminator: "")
      return
    }
    let publicPath = Self.publicPath(beside: output)
    try KeyFile.writeSecret(key, to: output)
    try ByteFile.write(KeyFile.text(of: key.verifyingKey), to: publicPath)
    print("\(output) signs, keep it secret; \(publicPath) verifies")
  }

  /// `K.public.pem` beside `K.pem`.
  private static func publicPath(beside path: String) -> String {
    (path.hasSuffix(".pem") ? String(path.dropLast(4)) : path) + ".public.pem"
  }
}
