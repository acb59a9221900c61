package import ChipDescription
package import MachineModel
import InstructionSet

/// How the energy of an event is put together from the table's figures.
///
/// A term is a figure and how often it counts. What the figures stand for is the same on every
/// chip; only the banks' extents and distances, the store's technology and the program memory's
/// size are the chip's.
package struct EventEnergy: Sendable, Hashable {
  package var figure: EnergyFigure
  package var count: Double
  /// Where it does not belong to the event's own component, the one that it does.
  package var component: EnergyComponent?

  init(
    _ figure: EnergyFigure, times count: Double = 1, component: EnergyComponent? = nil
  ) {
    self.figure = figure
    self.count = count
    self.component = component
  }

  /// The terms of one kind of event; throws where the banks have extents without a source.
  package static func terms(
    of kind: EventKind, on chip: ChipSpec
  ) throws(PowerError) -> [EventEnergy] {
    let width = Double(chip.array.operandBits) / 8
    switch kind {
    case .macInt8: return try product(on: chip, share: 1)
    case .macInt4: return try product(on: chip, share: EnergyTable.int4Share.value)
    case .accumulatorUpdate: return [EventEnergy(EnergyTable.registerBit, times: 32)]
    // Eight bits of the decoder's own buffer, and eight of the array's weight registers.
    case .weightDecoded: return [EventEnergy(EnergyTable.registerBit, times: 16 * width)]
    // The multiplication by the significand, and the additions of bias, rounding and zero point.
    case .requantized, .vectorElement:
      return [
        EventEnergy(EnergyTable.multiply32),
        EventEnergy(EnergyTable.add32, times: kind == .requantized ? 3 : 2),
      ]
    case .sramRead, .sramWrite:
      let (bank, word) = (chip.sram.bankBytes, chip.sram.wordBytes)
      let access =
        kind == .sramRead
        ? try BankEnergy.read(bankBytes: bank, wordBytes: word)
        : try BankEnergy.write(bankBytes: bank, wordBytes: word)
      return [EventEnergy(access, times: width), try wires(bytes: Double(word) * width, on: chip)]
    case .storeByte:
      let byte = EnergyTable.storeByte(chip.weightStore.technology)
      return [EventEnergy(byte, times: width)] + (try transfer(width: width, on: chip))
    case .hostByte:
      return [EventEnergy(EnergyTable.hostByte, times: width)]
        + (try transfer(width: width, on: chip))
    case .instructionIssued: return try issue(programBytes: chip.sequencer.programBytes)
    }
  }

  /// A byte's way from the edge of the chip to the transfer unit, which keeps it in a buffer and in
  /// the register of a word.
  private static func transfer(
    width: Double, on chip: ChipSpec
  ) throws(PowerError) -> [EventEnergy] {
    [
      EventEnergy(EnergyTable.registerBit, times: 16 * width, component: .dma),
      try wires(bytes: width, on: chip),
    ]
  }

  /// A multiplication, an addition, and the read of the weight where it has a memory of its own.
  ///
  /// A multiplier grows with the square of its operands' width. Memories of some kilobytes are read
  /// eight bytes at a time, smaller ones four; a product takes its share of that.
  private static func product(
    on chip: ChipSpec, share: Double
  ) throws(PowerError) -> [EventEnergy] {
    let width = Double(chip.array.operandBits) / 8
    let arithmetic = [
      EventEnergy(EnergyTable.multiply8, times: share * width * width),
      EventEnergy(EnergyTable.add32, times: share),
    ]
    let memory = chip.array.weightMemoryBytes
    guard memory > 0 else { return arithmetic }
    let word = memory < 4096 ? 4 : 8
    let read = try BankEnergy.read(bankBytes: max(memory, 256), wordBytes: word)
    return arithmetic + [EventEnergy(read, times: share * width / Double(word), component: .sram)]
  }

  /// The way between a unit and a bank: from the middle of a square die to anywhere on it, along
  /// its sides, is half a side on average.
  private static func wires(
    bytes: Double, on chip: ChipSpec
  ) throws(PowerError) -> EventEnergy {
    let millimetres = try AreaEstimate(of: chip).squareMillimetres.squareRoot() / 2
    return EventEnergy(
      EnergyTable.wire, times: bytes * 8 * millimetres, component: .interconnect)
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
