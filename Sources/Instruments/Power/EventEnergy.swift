package import ChipDescription
package import MachineModel
import InstructionSet

/// How the energy of an event is put together from the table's figures.
///
/// A term is a figure and how often it counts. What the figures stand for is the same on every
/// chip; only the banks' extents, the store's technology and the program memory's size are the
/// chip's.
package struct EventEnergy: Sendable, Hashable {
  package var figure: EnergyFigure
  package var count: Double

  init(_ figure: EnergyFigure, times count: Double = 1) {
    self.figure = figure
    self.count = count
  }

  /// The terms of one kind of event; throws where the banks have extents without a source.
  package static func terms(
    of kind: EventKind, on chip: ChipSpec
  ) throws(PowerError) -> [EventEnergy] {
    switch kind {
    case .macInt8: [EventEnergy(EnergyTable.multiply8), EventEnergy(EnergyTable.add32)]
    case .macInt4:
      [EnergyTable.multiply8, EnergyTable.add32].map {
        EventEnergy($0, times: EnergyTable.int4Share.value)
      }
    case .accumulatorUpdate: [EventEnergy(EnergyTable.registerBit, times: 32)]
    // Eight bits of the decoder's own buffer, and eight of the array's weight registers.
    case .weightDecoded: [EventEnergy(EnergyTable.registerBit, times: 16)]
    // The multiplication by the significand, and the additions of bias, rounding and zero point.
    case .requantized, .vectorElement:
      [
        EventEnergy(EnergyTable.multiply32),
        EventEnergy(EnergyTable.add32, times: kind == .requantized ? 3 : 2),
      ]
    case .sramRead:
      [
        EventEnergy(
          try BankEnergy.read(bankBytes: chip.sram.bankBytes, wordBytes: chip.sram.wordBytes))
      ]
    case .sramWrite:
      [
        EventEnergy(
          try BankEnergy.write(bankBytes: chip.sram.bankBytes, wordBytes: chip.sram.wordBytes))
      ]
    case .storeByte: [EventEnergy(EnergyTable.storeByte(chip.weightStore.technology))]
    case .hostByte: [EventEnergy(EnergyTable.hostByte)]
    case .instructionIssued: try issue(programBytes: chip.sequencer.programBytes)
    }
  }

  /// An instruction is read from the program memory sixteen bytes at a time and kept in registers.
  ///
  /// A program memory above 1 MiB is several banks of that size, one of which is read.
  private static func issue(programBytes: Int) throws(PowerError) -> [EventEnergy] {
    let bytes = InstructionWord.byteCount
    let width = 16
    return [
      EventEnergy(
        try BankEnergy.read(bankBytes: min(programBytes, 1 << 20), wordBytes: width),
        times: Double(bytes / width)),
      EventEnergy(EnergyTable.registerBit, times: Double(bytes * 8)),
    ]
  }
}
