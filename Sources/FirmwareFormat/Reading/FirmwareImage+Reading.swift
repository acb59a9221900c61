extension FirmwareImage {
  /// Whether bytes start like an image; only `read` says whether they are one.
  package static func isImage(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 4 && bytes.littleEndianWord(at: 0) == ImageLayout.magic
  }

  /// Reads an image that a device may run.
  ///
  /// - Throws: `FirmwareRefusal`, whatever the bytes are: as the device's boot ROM would, and
  ///   beyond that where a signed manifest is not laid out as a writer would.
  package static func read(
    _ bytes: [UInt8], on device: TrustedDevice
  ) throws(FirmwareRefusal) -> FirmwareImage {
    let file = ImageFile(bytes, key: device.key)
    if let refusal = ImageCheck.refusal(of: file, on: device) { throw refusal }
    return try decode(bytes)
  }

  /// Reads an image without asking whether anyone vouches for it.
  ///
  /// - Throws: `FirmwareRefusal` where the bytes do not have the layout.
  package static func decode(_ bytes: [UInt8]) throws(FirmwareRefusal) -> FirmwareImage {
    var reader = ManifestReader(bytes)
    let manifest = try reader.manifest()
    let image = FirmwareImage(manifest: manifest, sections: try reader.sections())
    // What is laid out differently from what a writer would do is not read at all.
    let again = ManifestBytes(image, signer: reader.signer).bytes
    guard bytes.starts(with: again.prefix(reader.manifestBytes)),
      again.count == reader.manifestBytes
    else { throw .malformedManifest }
    return image
  }
}
