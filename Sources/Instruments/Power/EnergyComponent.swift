package import MachineModel

/// A part of the chip that reports list energy for.
package enum EnergyComponent: Int, Sendable, Hashable, CaseIterable {
  /// Multipliers and adders.
  case array
  /// The sums' registers, and the scaling of sums to results.
  case accumulators
  case weightDecoder
  /// Reads and writes of the banks.
  case sram
  /// The vector unit's lanes.
  case vector
  case weightStore
  case hostLink
  case sequencer
  /// The clock network.
  case clock
  /// Everything that is switched on, for as long as it is.
  case leakage

  /// The key in reports.
  package var name: String { "\(self)" }

  /// The component that an event's energy belongs to.
  package init(of kind: EventKind) {
    self =
      switch kind {
      case .macInt8, .macInt4: .array
      case .accumulatorUpdate, .requantized: .accumulators
      case .weightDecoded: .weightDecoder
      case .sramRead, .sramWrite: .sram
      case .vectorElement: .vector
      case .storeByte: .weightStore
      case .hostByte: .hostLink
      case .instructionIssued: .sequencer
      }
  }
}
