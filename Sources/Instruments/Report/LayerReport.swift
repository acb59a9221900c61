package import InstructionSet
package import MachineModel

/// What a layer took of a frame.
package struct LayerReport: Sendable, Hashable {
  /// The position in the program's layers.
  package var index: Int
  package var name: String
  package var operatorName: String
  /// Its part of the frame's cycles.
  package var cycles: Int
  /// Multiply-accumulates, as the model defines them.
  package var macs: Int
  /// `macs` for each cycle and multiplier.
  package var macUtilization: Double
  /// The resource that sets the least cycles for the layer; nil where it does nothing.
  package var boundBy: LimitingResource?
  /// Those cycles.
  package var lowerBoundCycles: Int
  /// Cycles lost while its instructions were active, by unit.
  package var stalls: [Unit: StallCycles]
  package var energy: EnergyBreakdown
  /// Bytes read from and written to the banks.
  package var bankBytes: Int

  /// The reason for which one of its units lost most cycles; nil where none lost any.
  package var largestStall: (reason: StallReason, cycles: Int)? {
    StallReason.allCases
      .map { reason in (reason: reason, cycles: stalls.values.map { $0[reason] }.max() ?? 0) }
      .filter { $0.cycles > 0 }
      .max { ($0.cycles, $1.reason.rawValue) < ($1.cycles, $0.reason.rawValue) }
  }
}
