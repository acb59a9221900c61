package import FirmwareFormat
package import InstructionSet

/// The boot ROM and the runtime, as `Firmware/build --bundle` made them from the sources there.
package enum BundledFirmware {
  /// The bytes of the ROM, from the address at which the core starts.
  package static var rom: [UInt8] { PackageResources.rom_bin }

  /// The runtime as a program's image holds it, with the functions that the core executes if it has
  /// any: it runs from the start of the core's memory.
  package static func runtime(for program: Program) -> FirmwareImage.Code {
    let base = AddressRegion.coreMemory.base
    let isForCore = (program.prologue.steps + program.body.steps)
      .contains(where: \.instruction.isForCore)
    let bytes = isForCore ? PackageResources.functions_bin : PackageResources.runtime_bin
    return FirmwareImage.Code(
      sections: [ImageSection(.runtime, loadAddress: base, bytes: bytes)], entry: base,
      regions: [MemoryRegion(space: .core, address: Int(base), byteCount: bytes.count)])
  }
}
