package import ChipDescription
package import FirmwareFormat
internal import InstructionSet

/// An image of a network for a chip, and its bytes.
package struct ImageBuild: Sendable {
  package let image: FirmwareImage
  /// The image, signed.
  package let bytes: [UInt8]
  private let chip: ChipSpec

  /// Compiles a network where there is one, and puts its program into an image.
  ///
  /// - Throws: `Problems`, all that the compiler found or what does not fit an image.
  package init(
    _ workload: Workload, for chip: ChipSpec, key: SigningKey, counter: UInt32
  ) throws {
    let build = try Build(workload, for: chip, sramLimit: nil)
    self.chip = chip
    do {
      image = try FirmwareImage(
        build.program, chipName: chip.name, counter: counter,
        code: BundledFirmware.runtime(for: build.program))
      bytes = try image.bytes(signedBy: key)
    } catch {
      throw Problems(build.program.name, "\(error)")
    }
    if let refusal = refusal(for: key.verifyingKey) {
      throw Problems(
        "\(build.program.name) on \(chip.name)",
        "the chip would refuse the image: "
          + "\(refusal.finding)", remedy: "choose a larger chip, or a smaller network")
    }
  }

  private func refusal(for key: VerifyingKey) -> FirmwareRefusal? {
    let device = TrustedDevice(chip: ImageChip(chip), key: key)
    return ImageCheck.refusal(of: ImageFile(bytes, key: key), on: device)
  }

  /// The file in a format.
  package func fileBytes(_ format: ImageFormat) -> [UInt8] {
    let manifest = image.manifest
    return format.fileBytes(
      bytes,
      comment: "\(manifest.networkName) for \(manifest.chipName), counter \(manifest.counter); "
        + "written by 'obol image'.")
  }

  /// What is in the image, and whether two of them fit the chip.
  package var summary: String {
    let slot = ImageChip(chip).slotBytes - Int(SlotLayout.imageOffset)
    let room =
      bytes.count <= slot
      ? "fits a slot of \(slot) bytes"
      : "exceeds a slot of \(slot) bytes: it takes both, and cannot be updated while it runs"
    return ImageListing.text(of: image, byteCount: bytes.count) + "\(room)\n"
  }
}
