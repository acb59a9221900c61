package import ChipDescription
internal import FirmwareFormat
internal import InstructionSet
package import MachineModel

/// A chip with an image in its weight store: power comes, the ROM checks the image and starts its
/// runtime, and the host talks to that over the mailbox.
package struct BootedDevice: ~Copyable {
  /// The core with all that it sees.
  package private(set) var core: ControlCore
  /// What power-on took, until the runtime waited for the host.
  package let boot: CoreInterval
  private let path: String

  /// Puts an image into the first slot and switches the chip on.
  ///
  /// Nothing of the image is looked at here: the ROM does that, on the core.
  /// - Throws: `Problems` with the ROM's reason where it refuses the image.
  package init(_ stored: StoredImage, chip: ChipSpec) throws {
    let identity = DeviceIdentity(
      chipIdentity: ImageChip(chip).identity, signer: stored.key.bytes)
    var core = ControlCore(
      startingAt: AddressRegion.rom.base,
      bus: Self.bus(chip: chip, identity: identity, store: try Self.store(stored, chip)))
    let ending = core.runUntilIdle()
    let interval = CoreInterval(of: core)
    try Self.check(core, ending, stored, chip)
    self.core = core
    boot = interval
    path = stored.path
  }

  /// Loads what all frames share.
  ///
  /// - Throws: `Problems` where the runtime cannot.
  package mutating func load() throws -> CoreInterval { try perform(.load).interval }

  /// Computes a frame.
  ///
  /// - Parameter inputs: the bytes of each input.
  /// - Returns: the bytes of each output, and what it took from command to answer.
  /// - Throws: `Problems` where the runtime cannot.
  package mutating func infer(_ inputs: [[UInt8]]) throws -> (outputs: [[UInt8]], CoreInterval) {
    core.bus.devices?.accelerator.inputs = inputs
    let interval = try perform(.infer).interval
    return (core.bus.report.outputs, interval)
  }

  /// A word of the manifest, as the runtime reads it; nil where there is none.
  package mutating func manifestWord(at offset: UInt32) throws -> UInt32? {
    let (answer, result, _) = try ask(.describe, argument: offset)
    return answer == .done ? result : nil
  }

  /// Asks for something that has to be done.
  private mutating func perform(
    _ command: MailboxCommand
  ) throws -> (result: UInt32, interval: CoreInterval) {
    let (answer, result, interval) = try ask(command, argument: 0)
    guard answer == .done else {
      throw Problems(path, "the runtime answers \(command) with \(answer) (\(result))")
    }
    return (result, interval)
  }

  private mutating func ask(
    _ command: MailboxCommand, argument: UInt32
  ) throws -> (MailboxReply, result: UInt32, interval: CoreInterval) {
    let before = CoreInterval(of: core)
    core.bus.devices?.mailbox.post(command.rawValue, argument: argument)
    let ending = core.runUntilIdle()
    let mailbox = core.bus.report.mailbox
    guard ending == .idle, let answer = mailbox.reply.flatMap(MailboxReply.init) else {
      throw Problems(path, "the runtime does not answer \(command): \(ending)")
    }
    return (answer, mailbox.result, CoreInterval(of: core) - before)
  }

  private static func bus(
    chip: ChipSpec, identity: DeviceIdentity, store: [UInt8]
  ) -> CoreBus {
    var memories = CoreMemoryBytes(chip).coreMemories
    memories[0].place(BundledFirmware.rom, at: AddressRegion.rom.base)
    var bus = CoreBus(memories: memories)
    bus.devices = DeviceBlock(chip: chip, identity: identity, store: store)
    return bus
  }

  /// A weight store as an update leaves it, with the image in the first slot.
  private static func store(_ stored: StoredImage, _ chip: ChipSpec) throws -> [UInt8] {
    let offset = Int(SlotLayout.imageOffset)
    let slotBytes = ImageChip(chip).slotBytes
    guard offset + stored.bytes.count <= slotBytes else {
      throw Problems(
        stored.path,
        "the image has \(stored.bytes.count) bytes, a slot of \(chip.name)'s weight store "
          + "\(slotBytes - offset)", remedy: "choose a chip with a larger weight store")
    }
    var store = [UInt8](repeating: 0xFF, count: chip.weightStore.capacityBytes)
    for index in 0..<4 {
      store[index] = UInt8(truncatingIfNeeded: SlotLayout.commitWord >> UInt32(8 * index))
    }
    store.replaceSubrange(offset..<offset + stored.bytes.count, with: stored.bytes)
    return store
  }

  private static func check(
    _ core: borrowing ControlCore, _ ending: CoreEnding, _ stored: StoredImage, _ chip: ChipSpec
  ) throws {
    let status = core.bus.report.bootStatus
    let register = ControlRegister.named("bootStatus")
    guard ending == .idle else {
      throw Problems(stored.path, "the boot ROM does not come to an end: \(ending)")
    }
    guard register?.isSet("booted", in: status) != true else { return }
    let code = status & 0xFF
    let reason = FirmwareRefusal(rawValue: code).map { "\($0)" } ?? "unknown"
    throw Problems(
      stored.path, "\(chip.name)'s boot ROM refuses this image: \(reason), code \(code)",
      remedy: "'obol image verify' says more")
  }
}
