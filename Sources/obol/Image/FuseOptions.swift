import ArgumentParser

/// What the chip's fuses say of the images that it runs.
struct FuseOptions: ParsableArguments {
  @OptionGroup var trust: TrustOptions

  @Option(
    name: .customLong("minimum-counter"),
    help: "The least counter that the chip accepts: it refuses older images.")
  var minimumCounter: UInt32 = 0
}
