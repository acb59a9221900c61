import ArgumentParser
import Runtime

/// `obol image inspect A.img`: what it holds, whoever signed it.
struct ImageInspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Lists an image's manifest and sections, verified or not.")

  @Argument(help: "An image, as bytes or in Intel HEX.")
  var image: String

  @OptionGroup var trust: TrustOptions

  func run() throws {
    let stored = try StoredImage(path: image, key: try trust.verifyingKey())
    print(try ImageListing.text(of: stored), terminator: "")
  }
}
