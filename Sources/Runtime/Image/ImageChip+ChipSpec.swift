package import ChipDescription
internal import Compiler
package import FirmwareFormat
internal import InstructionSet

extension ImageChip {
  /// What images for a chip say of it.
  package init(_ chip: ChipSpec) {
    self.init(
      name: chip.name, geometry: ArrayGeometry(chip), bankBytes: chip.sram.totalBytes,
      programBytes: chip.sequencer.programBytes, storeBytes: chip.weightStore.capacityBytes)
  }
}
