import ChipDescription
import ChipFiles
import FirmwareFormat
import InstructionSet
import Runtime
import Testing

/// A whole image that is not for this device, now, is refused.
@Suite struct TrustTests {
  @Test func olderVersion() throws {
    let small = try SmallImage(counter: 2)
    #expect(small.refusal(of: small.bytes) == .rolledBack)
    let same = try SmallImage(counter: 3)
    #expect(same.refusal(of: same.bytes) == nil)
  }

  @Test func wrongKey() throws {
    let small = try SmallImage()
    let other = SigningKey()
    let bytes = try small.image.bytes(signedBy: other)
    #expect(small.refusal(of: bytes) == .unknownKey)
    // Who names the trusted key but does not have it cannot sign.
    var forged = bytes
    forged.replaceSubrange(32..<64, with: small.key.verifyingKey.bytes)
    #expect(small.refusal(of: forged) == .badSignature)
  }

  @Test func signatureOfAnotherImage() throws {
    let small = try SmallImage()
    let newer = try SmallImage(counter: 6)
    #expect(small.bytes.count == newer.bytes.count)
    let signature = small.bytes.count - sectionBytes(of: small) - 64
    var forged = newer.bytes
    forged.replaceSubrange(
      signature..<signature + 64, with: small.bytes[signature..<signature + 64])
    #expect(small.refusal(of: forged) == .badSignature)
  }

  @Test func anotherChip() throws {
    let small = try SmallImage()
    var device = small.device
    device.chip = ImageChip(try ChipFile.bundled("obol"))
    #expect(small.refusal(of: small.bytes, on: device) == .otherChip)
  }

  /// A chip of the same name that has less, or another array.
  @Test func missingCapability() throws {
    let small = try SmallImage()
    let changes: [(inout ImageChip) -> Void] = [
      { $0.geometry.pixels += 1 }, { $0.geometry.outputs += 1 }, { $0.geometry.inputs += 1 },
      { $0.geometry.taps += 1 }, { $0.geometry.wordBytes += 1 },
      { $0.bankBytes = small.program.peakBankBytes - 1 },
      { $0.programBytes = small.program.instructionBytes - 1 },
    ]
    for change in changes {
      var device = small.device
      change(&device.chip)
      #expect(small.refusal(of: small.bytes, on: device) == .missingCapability)
    }
    var device = small.device
    device.imageBytes = small.bytes.count - 1
    #expect(small.refusal(of: small.bytes, on: device) == .missingCapability)
  }

  @Test func reasonsHaveStableNumbers() {
    let numbers = FirmwareRefusal.allCases.map(\.rawValue)
    #expect(numbers == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 17, 18, 19, 20, 21, 32, 33, 34])
    #expect(Set(FirmwareRefusal.allCases.map(\.finding)).count == numbers.count)
  }

  private func sectionBytes(of small: SmallImage) -> Int {
    small.image.sections.reduce(0) { $0 + ($1.bytes.count + 63) / 64 * 64 }
  }
}
