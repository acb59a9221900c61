package import ChipDescription
package import MachineModel

/// What a network does on a chip: speed, power, and why.
///
/// Cycles, energies and counts are those of one frame; the prologue, which runs once, has its own.
package struct Report: Sendable, Hashable {
  /// The version of the JSON form: the first number changes when a key goes or changes its meaning.
  package static let schema = "1.2.0"

  package var network: String
  package var chip: ChipSpec
  package var point: OperatingPoint
  /// What a reader must know of the program, such as that its weights are synthetic.
  package var notes: [String]
  /// Frames that were run.
  package var frames: Int
  /// From a frame's first cycle to the next one's.
  package var cycles: Int
  /// From a frame's first cycle to its last output.
  package var latencyCycles: Int
  package var prologueCycles: Int
  package var prologueEnergy: EnergyBreakdown
  /// Bytes of the banks that the program ever touches.
  package var sramPeakBytes: Int
  package var units: [UnitRecord]
  package var counters: Counters
  /// The least cycles that each resource needs for the frame.
  package var bounds: CycleBounds
  package var layers: [LayerReport]
  package var weightBytes: Int
  package var encodedWeightBytes: Int
  /// The energy of a frame with what the spreads of its figures make of it.
  package var energyRange: EnergyRange
  /// Power over a frame.
  package var trace: PowerTrace
  /// Bins of `trace` over which the peak is taken.
  package var peakWindowBins: Int
  /// What lies where in the banks, and when.
  package var memoryMap: [MemorySpan]
  package var area: AreaEstimate
  /// At the rate that was asked for, if one was.
  package var rate: RateEstimate?
  /// At that rate at every operating point that reaches it, the least hungry first.
  package var rateChoices: [RateEstimate] = []
  /// What the chip is to be run from, if that was asked for.
  package var battery: Battery?
  /// With the toggles and zeros of its own data, if that was asked for.
  package var dataEnergy: DataEnergy?
  package var hostSeconds: HostSeconds
}

extension Report {
  package var framesPerSecond: Double { point.hertz / Double(cycles) }
  package var latencySeconds: Double { Double(latencyCycles) / point.hertz }
  /// Multiply-accumulates of a frame, as the model defines them.
  package var macs: Int { layers.reduce(0) { $0 + $1.macs } }
  /// `macs` for each cycle and multiplier.
  package var macUtilization: Double {
    LayerReport.utilization(macs: macs, cycles: cycles, chip: chip)
  }
  /// The energy of a frame.
  package var energy: EnergyBreakdown { layers.reduce(into: EnergyBreakdown()) { $0 += $1.energy } }
  package var microjoulesPerInference: Double { energy.total }
  /// At the full rate.
  package var milliwatts: Double { microjoulesPerInference * framesPerSecond * 1e-3 }

  /// The highest mean power over the window that was asked for, and that window's seconds.
  package var peakMilliwatts: Double { trace.peakMilliwatts(windowBins: peakWindowBins) }
  package var peakSeconds: Double { Double(peakWindowBins) * trace.binSeconds }

  /// The layers that take most energy, the hungriest first.
  package func hungriest(_ count: Int) -> [LayerReport] {
    let ranked = layers.enumerated().sorted {
      ($0.element.energy.total, $1.offset) > ($1.element.energy.total, $0.offset)
    }
    return ranked.prefix(count).map(\.element)
  }
}
