import ArgumentParser
import ChipDescription
import FirmwareFormat
import Runtime

/// `obol image verify A.img`: whether the chip would run it.
struct ImageVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks an image as the chip's boot ROM does, and says why it would refuse it.")

  @Argument(help: "An image, as bytes or in Intel HEX.")
  var image: String

  @OptionGroup var chip: ChipOptions
  @OptionGroup var fuses: FuseOptions

  func run() throws {
    let stored = try StoredImage(path: image, key: try fuses.trust.verifyingKey())
    let spec = try chip.spec()
    let verified = try stored.verified(for: spec, minimumCounter: fuses.minimumCounter)
    print(
      "\(image): \(spec.name) runs it: \(verified.manifest.networkName), counter "
        + "\(verified.manifest.counter), \(verified.sections.count) sections")
  }
}
