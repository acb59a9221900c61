internal import ChipDescription
internal import Compiler
internal import InstructionSet
internal import Instruments
internal import MachineModel

extension EnergyPrices {
  /// What a chip's power model says of them at its first operating point; nil where no energies are
  /// known for the chip.
  init?(of chip: ChipSpec) {
    guard let point = chip.operatingPoints.first,
      let model = try? PowerModel(
        chip: chip, point: point, touchedBankBytes: [0..<chip.sram.totalBytes])
    else { return nil }
    let write = model.energy(of: .sramWrite).total / Double(chip.sram.wordBytes)
    self.init(
      storeByte: (model.energy(of: .storeByte).total + write) * 1e6,
      cycle: (model.standing(cycles: 1).total + model.activeCycle(of: .array).total) * 1e6)
  }
}
