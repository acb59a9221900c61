internal import InstructionSet

/// Reads the fields of a manifest; nothing that it is given can make it trap or allocate without
/// bound.
struct ManifestReader {
  private let bytes: [UInt8]
  /// The next record's first byte.
  private var offset = Int(ImageLayout.headerBytes)
  private(set) var manifestBytes = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The public key that the manifest names.
  var signer: VerifyingKey {
    let start = Int(ImageField.signer.rawValue)
    return VerifyingKey(bytes: Array(bytes.dropFirst(start).prefix(Int(ImageLayout.keyBytes))))
  }

  mutating func manifest() throws(FirmwareRefusal) -> ImageManifest {
    guard FirmwareImage.isImage(bytes) else { throw .notAnImage }
    guard try number(.formatVersion) == Int(ImageLayout.formatVersion) else {
      throw .unknownFormat
    }
    manifestBytes = try number(.manifestBytes)
    guard bytes.count >= ImageLayout.headerBytes, manifestBytes <= bytes.count else {
      throw .truncated
    }
    offset = try recordsEnd(number(.sectionCount), SectionField.recordBytes)
    let inputs = try tensors(number(.inputCount))
    let outputs = try tensors(number(.outputCount))
    let regions = try regions(number(.regionCount))
    let chipName = try text(at: offset, count: number(.chipNameBytes))
    let networkName = try text(at: offset + chipName.utf8.count, count: number(.networkNameBytes))
    return ImageManifest(
      counter: try word(.counter), chipName: chipName,
      geometry: ArrayGeometry(
        pixels: try number(.arrayPixels), outputs: try number(.arrayOutputs),
        inputs: try number(.arrayInputs), taps: try number(.arrayTaps),
        wordBytes: try number(.bankWordBytes)),
      bankBytes: try number(.bankBytes), programBytes: try number(.programBytes),
      prologueWords: try number(.prologueWords), bodyWords: try number(.bodyWords),
      entry: try word(.entry), networkName: networkName, inputs: inputs, outputs: outputs,
      regions: regions)
  }

  /// The sections whose records follow the header, each where its record says.
  func sections() throws(FirmwareRefusal) -> [ImageSection] {
    var sections: [ImageSection] = []
    for index in 0..<(try number(.sectionCount)) {
      let record = Int(ImageLayout.headerBytes) + index * Int(SectionField.recordBytes)
      let start = try Int(word(record, SectionField.offset))
      let count = try Int(word(record, SectionField.byteCount))
      guard let kind = SectionKind(rawValue: try word(record, SectionField.kind)) else {
        throw .malformedSections
      }
      guard start + count <= bytes.count else { throw .truncated }
      sections.append(
        ImageSection(
          kind, loadAddress: try word(record, SectionField.loadAddress),
          bytes: Array(bytes[start..<start + count])))
    }
    return sections
  }

  private mutating func tensors(_ count: Int) throws(FirmwareRefusal) -> [HostTensor] {
    let first = offset
    offset = try recordsEnd(count, TensorField.recordBytes)
    var tensors: [HostTensor] = []
    for index in 0..<count {
      tensors.append(try tensor(at: first + index * Int(TensorField.recordBytes)))
    }
    return tensors
  }

  private func tensor(at record: Int) throws(FirmwareRefusal) -> HostTensor {
    let rank = try word(record, TensorField.rank)
    let code = try word(record, TensorField.elementType)
    guard rank <= TensorField.greatestRank, let type = HostTensor.ElementType(code: code) else {
      throw .malformedManifest
    }
    var shape: [Int] = []
    for index in 0..<Int(rank) {
      shape.append(Int(try word(at: record + Int(TensorField.extents.rawValue) + 4 * index)))
    }
    return HostTensor(
      name: try text(
        at: Int(word(record, TensorField.nameOffset)),
        count: Int(word(record, TensorField.nameBytes))),
      shape: shape, elementType: type,
      scale: Float(bitPattern: try word(record, TensorField.scale)),
      zeroPoint: Int(Int32(bitPattern: try word(record, TensorField.zeroPoint))))
  }

  private mutating func regions(_ count: Int) throws(FirmwareRefusal) -> [MemoryRegion] {
    let first = offset
    offset = try recordsEnd(count, RegionField.recordBytes)
    var regions: [MemoryRegion] = []
    for index in 0..<count {
      let record = first + index * Int(RegionField.recordBytes)
      guard let space = MemoryRegion.Space(rawValue: try word(record, RegionField.space)) else {
        throw .malformedManifest
      }
      regions.append(
        MemoryRegion(
          space: space, address: Int(try word(record, RegionField.address)),
          byteCount: Int(try word(record, RegionField.byteCount))))
    }
    return regions
  }
}

// Numbers and text.
extension ManifestReader {
  /// Where records end that start at the offset; throws where they leave the manifest.
  private func recordsEnd(_ count: Int, _ size: UInt32) throws(FirmwareRefusal) -> Int {
    let end = offset + count * Int(size)
    guard end <= manifestBytes else { throw .malformedManifest }
    return end
  }

  private func text(at offset: Int, count: Int) throws(FirmwareRefusal) -> String {
    guard offset + count <= manifestBytes,
      let text = String(validating: bytes[offset..<offset + count], as: UTF8.self)
    else { throw .malformedManifest }
    return text
  }

  private func word(at offset: Int) throws(FirmwareRefusal) -> UInt32 {
    guard offset + 4 <= bytes.count else { throw .truncated }
    return bytes.littleEndianWord(at: offset)
  }

  private func word(_ field: ImageField) throws(FirmwareRefusal) -> UInt32 {
    try word(at: Int(field.rawValue))
  }

  private func number(_ field: ImageField) throws(FirmwareRefusal) -> Int {
    Int(try word(field))
  }

  private func word<Field: RawRepresentable<UInt32>>(
    _ record: Int, _ field: Field
  ) throws(FirmwareRefusal) -> UInt32 {
    try word(at: record + Int(field.rawValue))
  }
}
