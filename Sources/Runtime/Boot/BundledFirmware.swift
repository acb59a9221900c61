package import FirmwareFormat
internal import InstructionSet

/// The boot ROM and the runtime, as `Firmware/build --bundle` made them from the sources there.
package enum BundledFirmware {
  /// The bytes of the ROM, from the address at which the core starts.
  package static var rom: [UInt8] { PackageResources.rom_bin }

  /// The runtime as images hold it: it runs from the start of the core's memory.
  package static var runtime: FirmwareImage.Code {
    let base = AddressRegion.coreMemory.base
    let bytes = PackageResources.runtime_bin
    return FirmwareImage.Code(
      sections: [ImageSection(.runtime, loadAddress: base, bytes: bytes)], entry: base,
      regions: [MemoryRegion(space: .core, address: Int(base), byteCount: bytes.count)])
  }
}
