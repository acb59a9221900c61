package import ChipDescription
internal import FirmwareFormat
internal import InstructionSet
package import MachineModel

/// A chip with an image in its weight store: power comes, the ROM checks the image and starts its
/// runtime, and the host talks to that over the mailbox.
package struct BootedDevice: ~Copyable {
  /// The core with all that it sees.
  package private(set) var core: ControlCore
  /// What the ROM did, and the runtime until it waited for the host.
  package let rom: CoreActivity
  package let start: CoreActivity
  /// Bytes of the stack that the ROM used.
  package let romStackBytes: Int
  private let path: String

  /// Puts an image into the first slot and switches the chip on.
  ///
  /// - Parameter minimumCounter: the least counter of an image, from the fuses.
  /// - Throws: `Problems` with the ROM's reason where it refuses the image.
  package init(_ stored: StoredImage, chip: ChipSpec, minimumCounter: UInt32 = 0) throws {
    var power = PowerOn(
      store: try Self.store(stored, chip), chip: chip, key: stored.key,
      minimumCounter: minimumCounter)
    if let ending = power.ending {
      throw Problems(stored.path, "the boot ROM does not come to an end: \(ending)")
    }
    guard power.slot != nil else {
      throw stored.problems(
        power.refusal(ofSlot: 0) ?? .malformedHeader, of: "\(chip.name)'s boot ROM")
    }
    power.core.lowestStackPointer = .max
    let ending = power.core.runUntilIdle()
    guard ending == .idle else {
      throw Problems(stored.path, "the runtime does not wait for its host: \(ending)")
    }
    rom = power.rom
    start = CoreActivity(of: power.core) - power.rom
    romStackBytes = power.stackBytes
    path = stored.path
    core = power.takeCore()
  }

  /// Bytes of the stack that the runtime has used so far.
  package var stackBytes: Int { PowerOn.stackBytes(of: core) }

  /// Loads what all frames share.
  ///
  /// - Throws: `Problems` where the runtime cannot.
  package mutating func load() throws -> CoreActivity { try perform(.load).activity }

  /// Computes a frame.
  ///
  /// - Parameter inputs: the bytes of each input.
  /// - Returns: the bytes of each output, and what it took from command to answer.
  /// - Throws: `Problems` where the runtime cannot.
  package mutating func infer(_ inputs: [[UInt8]]) throws -> (outputs: [[UInt8]], CoreActivity) {
    core.bus.devices?.accelerator.inputs = inputs
    let activity = try perform(.infer).activity
    return (core.bus.report.outputs, activity)
  }

  /// Frames that the runtime says to have computed since the load; throws `Problems`.
  package mutating func frameCount() throws -> UInt32 { try perform(.status).result }

  /// Lets the runtime sleep until the next command; throws `Problems`.
  package mutating func sleep() throws -> CoreActivity { try perform(.sleep).activity }

  /// A word of the manifest, as the runtime reads it; nil where there is none.
  package mutating func manifestWord(at offset: UInt32) throws -> UInt32? {
    let (answer, result, _) = try ask(.describe, argument: offset)
    return answer == .done ? result : nil
  }

  /// Asks for something that has to be done.
  private mutating func perform(
    _ command: MailboxCommand
  ) throws -> (result: UInt32, activity: CoreActivity) {
    let (answer, result, activity) = try ask(command, argument: 0)
    guard answer == .done else {
      throw Problems(path, "the runtime answers '\(command)' with \(answer): \(answer.summary)")
    }
    return (result, activity)
  }

  private mutating func ask(
    _ command: MailboxCommand, argument: UInt32
  ) throws -> (MailboxReply, result: UInt32, activity: CoreActivity) {
    let before = CoreActivity(of: core)
    core.bus.devices?.mailbox.post(command.rawValue, argument: argument)
    let ending = core.runUntilIdle()
    let mailbox = core.bus.report.mailbox
    guard ending == .idle, let answer = mailbox.reply.flatMap(MailboxReply.init) else {
      throw Problems(path, "the runtime does not answer '\(command)': \(ending)")
    }
    return (answer, mailbox.result, CoreActivity(of: core) - before)
  }

  /// A weight store as the factory leaves it, with the image in the first slot.
  private static func store(_ stored: StoredImage, _ chip: ChipSpec) throws -> [UInt8] {
    let bytes = chip.weightStore.capacityBytes
    let room = Int(SlotLayout.room(inSlot: 0, ofStore: UInt32(clamping: bytes)))
    guard stored.bytes.count <= room else {
      throw Problems(
        stored.path,
        "the image has \(stored.bytes.count) bytes, \(chip.name)'s weight store holds one of "
          + "\(room)", remedy: "choose a chip with a larger weight store")
    }
    return FlashStore.factory(bytes: bytes, image: stored.bytes)
  }
}
