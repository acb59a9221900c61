import ChipDescription
import ChipFiles
import FirmwareFormat
import InstructionSet
import MachineModel
import Runtime
import TestSupport
import Testing

/// Images of a small network, from power-on to its outputs, on the simulated core.
@Suite("A chip that boots")
struct BootTests {
  private static func image(seed: UInt64 = 3, chip: ChipSpec) throws -> ImageBuild {
    let network = RandomGraph(seed: seed).graph
    return try ImageBuild(
      .graph(network, notes: []), for: chip, key: try KeyFile.development(), counter: 1)
  }

  private static func stored(_ bytes: [UInt8]) throws -> StoredImage {
    try StoredImage(
      path: "A.img", fileBytes: bytes, key: try KeyFile.development().verifyingKey)
  }

  @Test("gives the outputs of the machine that is driven directly, over the mailbox")
  func outputs() throws {
    let chip = try ChipFile.bundled("obol-lite")
    let build = try Self.image(chip: chip)
    var device = try BootedDevice(try Self.stored(build.bytes), chip: chip)
    let load = try device.load()
    let program = try build.image.program()
    var machine = try Machine(chip: chip, program: program)
    let prologue = try machine.runPrologue()
    #expect(load.sectionCycles == prologue.cycles)
    for number in 0..<3 {
      let inputs = SyntheticInput.frame(number, inputs: program.inputs)
      let expected = try machine.runFrame(inputs: inputs)
      let (outputs, interval) = try device.infer(inputs)
      #expect(outputs == expected.outputs)
      #expect(interval.sectionCycles == expected.record.cycles)
      #expect(interval.cycles > interval.sectionCycles)
    }
  }

  @Test("reads its manifest to the host")
  func describe() throws {
    let chip = try ChipFile.bundled("obol-lite")
    let build = try Self.image(chip: chip)
    var device = try BootedDevice(try Self.stored(build.bytes), chip: chip)
    let magic = try device.manifestWord(at: 0)
    let beyond = try device.manifestWord(at: ImageLayout.greatestManifestBytes)
    let unaligned = try device.manifestWord(at: 2)
    #expect(magic == ImageLayout.magic)
    #expect(beyond == nil)
    #expect(unaligned == nil)
  }

  @Test("refuses a frame before anything was loaded")
  func notLoaded() throws {
    let chip = try ChipFile.bundled("obol-lite")
    let build = try Self.image(chip: chip)
    var device = try BootedDevice(try Self.stored(build.bytes), chip: chip)
    var message = ""
    do { _ = try device.infer([]) } catch { message = "\(error)" }
    #expect(message.contains("notLoaded"))
  }
}

/// What the ROM refuses, and that its reasons are those of `obol image verify`.
@Suite("The boot ROM")
struct BootROMTests {
  @Test("refuses what 'verify' refuses, for the same reason, wherever a bit is flipped")
  func flips() throws {
    let chip = try ChipFile.bundled("obol-lite")
    let key = try KeyFile.development().verifyingKey
    let build = try ImageBuild(
      .graph(RandomGraph(seed: 3).graph, notes: []), for: chip, key: try KeyFile.development(),
      counter: 1)
    var random = RepeatableRandom(seed: 11)
    for _ in 0..<40 {
      var bytes = build.bytes
      let position = Int.random(in: bytes.indices, using: &random)
      bytes[position] ^= 1 << UInt8.random(in: 0...7, using: &random)
      var device = TrustedDevice(chip: ImageChip(chip), key: key)
      device.imageBytes = ImageChip(chip).slotBytes - Int(SlotLayout.imageOffset)
      let refusal = try #require(
        ImageCheck.refusal(of: ImageFile(bytes, key: key), on: device), "byte \(position)")
      var message = ""
      do {
        let stored = try StoredImage(path: "A.img", fileBytes: bytes, key: key)
        _ = try BootedDevice(stored, chip: chip)
      } catch {
        message = "\(error)"
      }
      #expect(message.contains("refuses this image: \(refusal), code"), "byte \(position)")
    }
  }
}
