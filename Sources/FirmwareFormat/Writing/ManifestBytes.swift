internal import InstructionSet

/// Lays out the bytes of a manifest: header, records, then names.
struct ManifestBytes {
  private(set) var bytes: [UInt8]
  /// Names, in the order in which they are named, each where the records say.
  private var text: [UInt8] = []
  private let textOffset: Int

  init(_ image: FirmwareImage, signer: VerifyingKey) {
    let manifest = image.manifest
    let tensors = manifest.inputs + manifest.outputs
    let records =
      image.sections.count * Int(SectionField.recordBytes)
      + tensors.count * Int(TensorField.recordBytes)
      + manifest.regions.count * Int(RegionField.recordBytes)
    textOffset = Int(ImageLayout.headerBytes) + records
    bytes = []
    bytes.reserveCapacity(textOffset)
    bytes += Array(repeating: 0, count: Int(ImageLayout.headerBytes))
    text += Array(manifest.chipName.utf8) + Array(manifest.networkName.utf8)
    let names = tensors.map { Array($0.name.utf8) }
    let end = names.reduce(textOffset + text.count) { $0 + $1.count }
    let size = ImageLayout.aligned(UInt32(truncatingIfNeeded: end))
    appendSections(image.sections, from: size &+ ImageLayout.signatureBytes)
    for tensor in tensors { append(tensor) }
    for region in manifest.regions { append(region) }
    bytes += text
    bytes += Array(repeating: 0, count: max(0, Int(size) - bytes.count))
    setHeader(manifest, sections: image.sections, signer: signer)
  }

  private mutating func appendSections(_ sections: [ImageSection], from first: UInt32) {
    var offset = first
    for section in sections {
      let count = UInt32(truncatingIfNeeded: section.bytes.count)
      for word in [section.kind.rawValue, offset, count, section.loadAddress] { append(word) }
      bytes += section.digest
      offset = offset &+ ImageLayout.aligned(count)
    }
  }

  private mutating func append(_ tensor: HostTensor) {
    append(UInt32(tensor.elementType.code))
    append(tensor.scale.bitPattern)
    append(UInt32(truncatingIfNeeded: tensor.zeroPoint))
    // A device's host sees elements as they cross the link, whatever the model's file has.
    let shape = tensor.linkShape
    append(UInt32(truncatingIfNeeded: shape.count))
    for index in 0..<Int(TensorField.greatestRank) {
      append(index < shape.count ? UInt32(truncatingIfNeeded: shape[index]) : 0)
    }
    append(UInt32(truncatingIfNeeded: textOffset + text.count))
    append(UInt32(truncatingIfNeeded: tensor.name.utf8.count))
    text += tensor.name.utf8
  }

  private mutating func append(_ region: MemoryRegion) {
    append(region.space.rawValue)
    append(UInt32(truncatingIfNeeded: region.address))
    append(UInt32(truncatingIfNeeded: region.byteCount))
  }

  private mutating func setHeader(
    _ manifest: ImageManifest, sections: [ImageSection], signer: VerifyingKey
  ) {
    let identity = ImageChip.identity(ofName: manifest.chipName)
    let sizes = sections.map { ImageLayout.aligned(UInt32(truncatingIfNeeded: $0.bytes.count)) }
    let size = UInt32(truncatingIfNeeded: bytes.count)
    set(.magic, ImageLayout.magic)
    set(.formatVersion, ImageLayout.formatVersion)
    set(.headerBytes, ImageLayout.headerBytes)
    set(.manifestBytes, size)
    set(.imageBytes, sizes.reduce(size &+ ImageLayout.signatureBytes, &+))
    set(.counter, manifest.counter)
    set(.chipIdentityLow, UInt32(truncatingIfNeeded: identity))
    set(.chipIdentityHigh, UInt32(truncatingIfNeeded: identity >> 32))
    for (index, byte) in signer.bytes.enumerated() {
      bytes[Int(ImageField.signer.rawValue) + index] = byte
    }
    set(.entry, manifest.entry)
    for (field, number) in manifest.numbers(sections: sections.count) {
      set(field, UInt32(truncatingIfNeeded: number))
    }
  }

  private mutating func set(_ field: ImageField, _ value: UInt32) {
    for index in 0..<4 {
      bytes[Int(field.rawValue) + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index))
    }
  }

  private mutating func append(_ value: UInt32) {
    for index in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * index))) }
  }
}

extension ImageManifest {
  /// The whole numbers that the header holds beside identity, counter and layout.
  func numbers(sections: Int) -> [(ImageField, Int)] {
    [
      (.arrayPixels, geometry.pixels), (.arrayOutputs, geometry.outputs),
      (.arrayInputs, geometry.inputs), (.arrayTaps, geometry.taps),
      (.bankWordBytes, geometry.wordBytes), (.bankBytes, bankBytes), (.programBytes, programBytes),
      (.prologueWords, prologueWords), (.bodyWords, bodyWords), (.sectionCount, sections),
      (.inputCount, inputs.count), (.outputCount, outputs.count), (.regionCount, regions.count),
      (.chipNameBytes, chipName.utf8.count), (.networkNameBytes, networkName.utf8.count),
    ]
  }
}
