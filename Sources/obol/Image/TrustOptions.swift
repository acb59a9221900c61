import ArgumentParser
import FirmwareFormat
import Runtime

/// Whose images are run.
struct TrustOptions: ParsableArguments {
  @Option(help: "The public key that images have to be signed for; the development key if none.")
  var key: String?

  func verifyingKey() throws -> VerifyingKey {
    try key.map(KeyFile.verifyingKey) ?? KeyFile.development().verifyingKey
  }
}
