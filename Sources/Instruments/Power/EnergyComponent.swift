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
  /// Wires between banks and units.
  case interconnect
  /// The vector unit's lanes.
  case vector
  case weightStore
  /// Registers of the transfer units.
  case dma
  case hostLink
  case sequencer
  case controlCore
  /// The clock network and its generator.
  case clock
  /// Everything that is switched on, for as long as it is.
  case leakage
  /// The wake-up timer and the power manager, which are never off.
  case alwaysOn
  /// What is lost between the battery and the core supply.
  case regulator

  /// The key in reports.
  package var name: String { "\(self)" }

  /// Whether it is made of gates and registers, which the clock network drives.
  package var isLogic: Bool {
    switch self {
    case .array, .accumulators, .weightDecoder, .vector, .dma: true
    case .sram, .interconnect, .weightStore, .hostLink, .sequencer, .controlCore, .clock, .leakage,
      .alwaysOn, .regulator:
      false
    }
  }

  /// Whether it has a supply of its own, beside the regulator of the core.
  package var hasOwnSupply: Bool { self == .weightStore || self == .hostLink }

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
