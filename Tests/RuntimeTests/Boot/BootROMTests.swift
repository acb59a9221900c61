import ChipDescription
import ChipFiles
import FirmwareFormat
import InstructionSet
import MachineModel
import Runtime
import TestSupport
import Testing

/// What the boot ROM refuses on the simulated core, and that its reasons are those of
/// `obol image verify`; `CorruptionTests` hold those against where the bytes differ.
@Suite("The boot ROM")
struct BootROMTests {
  /// Parts that share the machine's cores.
  private static let parts = 0..<16
  /// One bit in so many is flipped where not all are; a prime, so that all bit numbers occur.
  private static let stride = SmallBootImage.isExhaustive ? 1 : 61

  @Test("boots what was signed")
  func boots() throws {
    let small = try SmallBootImage()
    #expect(small.verifyRefusal(of: small.bytes) == nil)
    #expect(small.romRefusal(of: small.bytes) == nil)
  }

  @Test(
    "refuses what 'verify' refuses, for the same reason, whichever bit is flipped",
    arguments: parts)
  func flips(part: Int) throws {
    let small = try SmallBootImage()
    var bytes = small.bytes
    let first = part * Self.stride
    for bit in Swift.stride(from: first, to: bytes.count * 8, by: Self.parts.count * Self.stride) {
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      small.expectRefusal(of: bytes, "bit \(bit % 8) of byte \(bit / 8)")
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    }
    #expect(bytes == small.bytes)
  }

  /// 10,000 where everything is tried.
  @Test("and whatever bytes are garbled", arguments: parts)
  func corruptions(part: Int) throws {
    let small = try SmallBootImage()
    var random = RepeatableRandom(seed: UInt64(part) + 100)
    for trial in 0..<(SmallBootImage.isExhaustive ? 625 : 12) {
      var bytes = small.bytes
      let start = Int.random(in: bytes.indices, using: &random)
      let count = 1 << Int.random(in: 0...9, using: &random)
      for index in start..<min(start + count, bytes.count) {
        bytes[index] = UInt8.random(in: 0...255, using: &random)
      }
      guard bytes != small.bytes else { continue }
      small.expectRefusal(of: bytes, "trial \(trial) of part \(part)")
    }
  }

  @Test("says 'truncated' at every section's edge and beside it, and sees bytes that follow")
  func truncations() throws {
    let small = try SmallBootImage()
    var edge = small.bytes.count
    var edges = [0, 4, 8, Int(ImageLayout.headerBytes)]
    for section in small.image.sections.reversed() {
      edges.append(edge)
      edge -= Int(ImageLayout.aligned(UInt32(section.bytes.count)))
    }
    edges += [edge, edge - Int(ImageLayout.signatureBytes)]
    let lengths = Set(edges.flatMap { [$0 - 1, $0, $0 + 1] })
    for length in lengths.sorted() where (0..<small.bytes.count).contains(length) {
      let refusal = small.expectRefusal(of: Array(small.bytes.prefix(length)), "\(length) bytes")
      #expect(refusal == .truncated, "\(length) bytes")
    }
    #expect(small.expectRefusal(of: small.bytes + [0], "a byte behind") == .trailingBytes)
  }

  @Test("refuses an older version, a wrong key, and another chip's image")
  func trust() throws {
    let small = try SmallBootImage(counter: 5)
    #expect(small.romRefusal(of: small.bytes, minimumCounter: 5) == nil)
    #expect(small.expectRefusal(of: small.bytes, minimumCounter: 6, "older") == .rolledBack)
    let other = try #require(SigningKey(seed: Array(repeating: 7, count: 32)))
    let foreign = try small.image.bytes(signedBy: other)
    #expect(small.expectRefusal(of: foreign, "another key") == .unknownKey)
    var forged = foreign
    let signer = Int(ImageField.signer.rawValue)
    forged.replaceSubrange(signer..<signer + 32, with: small.key.verifyingKey.bytes)
    #expect(small.expectRefusal(of: forged, "a forged key") == .badSignature)
    let elsewhere = try SmallBootImage(chip: "obol")
    #expect(small.expectRefusal(of: elsewhere.bytes, "another chip") == .otherChip)
  }

  @Test("refuses a chip's namesake that has less, or another array")
  func capabilities() throws {
    let changes: [(inout FirmwareImage) -> Void] = [
      { $0.manifest.geometry.pixels += 1 }, { $0.manifest.geometry.outputs += 1 },
      { $0.manifest.geometry.inputs += 1 }, { $0.manifest.geometry.taps += 1 },
      { $0.manifest.geometry.wordBytes += 1 }, { $0.manifest.bankBytes = 1 << 20 },
      { $0.manifest.programBytes = 1 << 20 },
    ]
    let small = try SmallBootImage()
    for (index, change) in changes.enumerated() {
      var image = small.image
      change(&image)
      let bytes = try image.bytes(signedBy: small.key)
      #expect(small.expectRefusal(of: bytes, "change \(index)") == .missingCapability)
    }
  }

  @Test("refuses code that has no place in the core's memory, and code that starts elsewhere")
  func misplacedCode() throws {
    let small = try SmallBootImage()
    let base = AddressRegion.coreMemory.base
    let changes: [(String, (inout FirmwareImage) -> Void)] = [
      ("no code", { $0.sections.removeAll { $0.kind == .runtime } }),
      ("entry before", { $0.manifest.entry = base - 2 }),
      ("entry behind", { $0.manifest.entry = base + 0x8000 }),
      ("odd entry", { $0.manifest.entry = base + 1 }),
      ("on the ROM's stack", { $0.sections[0].loadAddress = base + ImageLayout.greatestCodeBytes }),
      ("across it", { $0.sections[0].loadAddress = base + ImageLayout.greatestCodeBytes - 64 }),
      ("unaligned", { $0.sections[0].loadAddress = base + 2 }),
      ("in the ROM", { $0.sections[0].loadAddress = AddressRegion.rom.base }),
    ]
    for (name, change) in changes {
      var image = small.image
      change(&image)
      let bytes = try image.bytes(signedBy: small.key)
      #expect(small.expectRefusal(of: bytes, name) == .noRuntime, "\(name)")
    }
  }

  @Test("copies boot code as well, and starts where the manifest says")
  func bootCode() throws {
    let small = try SmallBootImage()
    var image = small.image
    let address = AddressRegion.coreMemory.base + 0x4000
    // c.li a0, 9; then c.j to itself.
    let code = ImageSection(.bootCode, loadAddress: address, bytes: [0x25, 0x45, 0x01, 0xA0])
    image.sections.insert(code, at: 0)
    image.manifest.entry = address
    var power = PowerOn(
      store: small.store(holding: try image.bytes(signedBy: small.key)), chip: small.chip,
      key: small.key.verifyingKey)
    let slot = power.slot
    #expect(slot == 0)
    let ending = power.core.runUntilIdle(limit: 1000)
    let (a0, counter) = (power.core[10], power.core.programCounter)
    #expect(ending == .outOfPatience)
    #expect(a0 == 9)
    #expect(counter == address + 2)
  }
}
