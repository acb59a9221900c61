import FirmwareFormat
import InstructionSet
import Testing

/// What is written is what is read, byte for byte and value for value.
@Suite struct RoundTripTests {
  @Test func imageAndProgram() throws {
    let small = try SmallImage()
    let image = try FirmwareImage.read(small.bytes, on: small.device)
    #expect(image == small.image)
    #expect(try image.program() == small.program)
    #expect(try image.bytes(signedBy: small.key) == small.bytes)
  }

  @Test func sameInputsGiveTheSameBytes() throws {
    #expect(try SmallImage().bytes == SmallImage().bytes)
  }

  /// Sections of code lie before the others, wherever they are given.
  @Test func code() throws {
    let small = try SmallImage()
    let base = AddressRegion.coreMemory.base
    let code = FirmwareImage.Code(
      sections: [
        ImageSection(.runtime, loadAddress: base + 0x1000, bytes: [1, 2, 3]),
        ImageSection(
          .bootCode, loadAddress: base + 0x200, bytes: Array(repeating: 7, count: 65)),
      ], entry: base + 0x200,
      regions: [MemoryRegion(space: .core, address: 0x200, byteCount: 0x4000)])
    let image = try FirmwareImage(
      small.program, chipName: small.chip.name, counter: 4, code: code)
    let read = try FirmwareImage.read(image.bytes(signedBy: small.key), on: small.device)
    #expect(read == image)
    #expect(
      read.sections.map(\.kind) == [.bootCode, .runtime, .program, .weights, .tables])
    #expect(read.manifest.entry == base + 0x200)
    #expect(read.manifest.regions.first?.byteCount == 0x4000)
  }

  @Test func programOfAnotherManifestIsRefused() throws {
    var image = try SmallImage().image
    image.manifest.bodyWords += 1
    #expect(throws: FirmwareRefusal.malformedProgram) { try image.program() }
  }

  @Test func whatDoesNotFitTheLayoutIsAnError() throws {
    let small = try SmallImage()
    var image = small.image
    image.manifest.networkName = String(repeating: "long", count: 5000)
    #expect(throws: ImageLimit.manifest(20544)) {
      try image.bytes(signedBy: small.key)
    }
    image = small.image
    image.manifest.inputs[0].shape = Array(repeating: 1, count: 9)
    #expect(throws: ImageLimit.rank("in", 9)) { try image.bytes(signedBy: small.key) }
  }
}
