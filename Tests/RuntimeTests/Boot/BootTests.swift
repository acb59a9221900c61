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

  @Test("counts its frames, and sleeps when told to")
  func status() throws {
    let chip = try ChipFile.bundled("obol-lite")
    let build = try Self.image(chip: chip)
    var device = try BootedDevice(try Self.stored(build.bytes), chip: chip)
    _ = try device.load()
    let inputs = SyntheticInput.frame(0, inputs: try build.image.program().inputs)
    for _ in 0..<2 { _ = try device.infer(inputs) }
    let count = try device.frameCount()
    let nap = try device.sleep()
    let isAsleep = device.core.isAsleep
    #expect(count == 2)
    #expect(nap.executingCycles < 1000)
    #expect(isAsleep)
  }

  @Test("reports cycles, energy and stack, and what the firmware adds")
  func report() throws {
    let chip = try ChipFile.bundled("obol-lite")
    let build = try Self.image(chip: chip)
    let boot = try ImageBoot.run(
      try Self.stored(build.bytes), chip: chip, point: try OperatingPoint.choose(nil, of: chip),
      inputs: [], frames: 2)
    let text = try boot.text()
    for part in ["ROM ", "runtime ", "load ", "frame ", "firmware ", "stack ", "µs, ", " µJ"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(boot.frames.count == 2)
    // The ROM sleeps while the crypto block verifies the signature.
    #expect(boot.rom.asleepCycles > 100_000)
    #expect(boot.rom.verifications == 1)
    #expect((64...4096).contains(boot.stackBytes.rom))
    #expect((16...4096).contains(boot.stackBytes.runtime))
  }

  @Test("refuses an image with the words of 'obol image verify'")
  func refusal() throws {
    let chip = try ChipFile.bundled("obol-lite")
    let build = try Self.image(chip: chip)
    let stored = try Self.stored(build.bytes)
    var messages: [String] = []
    do {
      _ = try stored.verified(for: chip, minimumCounter: 2)
    } catch {
      messages.append("\(error)")
    }
    do {
      _ = try BootedDevice(stored, chip: chip, minimumCounter: 2)
    } catch {
      messages.append("\(error)")
    }
    #expect(messages.count == 2)
    #expect(messages.first?.contains("obol-lite refuses this image: ") == true)
    #expect(
      messages.last
        == messages.first?.replacing("obol-lite refuses", with: "obol-lite's boot ROM refuses"))
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
