package import ChipDescription
package import FirmwareFormat
internal import InstructionSet
package import MachineModel

/// A chip whose power has just come, up to where its boot ROM has chosen a slot or refused both.
package struct PowerOn: ~Copyable {
  /// The core with all that it sees.
  package var core: ControlCore
  /// What the ROM did.
  package let rom: CoreActivity
  /// Bytes of the stack that the ROM used.
  package let stackBytes: Int
  /// Why the core came to rest before the ROM had written its status; nil where it did not.
  package let ending: CoreEnding?

  /// Switches a chip on; nothing of the store is looked at here: the ROM does that, on the core.
  ///
  /// - Parameters:
  ///   - store: the bytes of the weight store, all of them.
  ///   - key: the public key in the chip's fuses.
  ///   - minimumCounter: the least counter of an image, from the fuses.
  package init(
    store: [UInt8], chip: ChipSpec, key: VerifyingKey, minimumCounter: UInt32 = 0
  ) {
    var memories = CoreMemoryBytes(chip).coreMemories
    memories[0].place(BundledFirmware.rom, at: AddressRegion.rom.base)
    var bus = CoreBus(memories: memories)
    let identity = DeviceIdentity(
      chipIdentity: ImageChip(chip).identity, signer: key.bytes, minimumCounter: minimumCounter)
    bus.devices = DeviceBlock(chip: chip, identity: identity, store: store)
    var core = ControlCore(startingAt: AddressRegion.rom.base, bus: bus)
    ending = core.runUntilBootStatus()
    rom = CoreActivity(of: core)
    stackBytes = Self.stackBytes(of: core)
    self.core = core
  }

  /// The slot that the ROM starts an image of; nil where it starts none.
  package var slot: Int? {
    field("booted") == 1 ? Int(field("slot")) : nil
  }

  /// Why the ROM refuses a slot; nil where it does not, or did not look at it.
  package func refusal(ofSlot slot: Int) -> FirmwareRefusal? {
    FirmwareRefusal(rawValue: field(slot == 0 ? "first" : "second"))
  }

  private func field(_ name: String) -> UInt32 {
    let status = core.bus.report.bootStatus
    let fields = ControlRegister.named("bootStatus")?.fields ?? []
    return fields.first { $0.name == name }
      .map { (status & $0.mask) >> UInt32($0.offset) } ?? 0
  }

  /// The core, to go on with.
  consuming func takeCore() -> ControlCore { core }

  /// Bytes from the end of the core's memory down to the lowest value of its stack pointer.
  static func stackBytes(of core: borrowing ControlCore) -> Int {
    let end = Int(AddressRegion.coreMemory.base) + CoreMemoryBytes.coreMemoryBytes
    return max(0, end - Int(core.lowestStackPointer))
  }
}
