package import ChipDescription
internal import Instruments
internal import MachineModel
internal import ModelIR

/// What no run of a network on a chip can beat, from arithmetic and bytes alone.
package struct BestCase: Sendable, Hashable {
  /// The cycles that the multipliers, or the host link, need when they never wait.
  package let cycles: Int
  /// The energy of the multiply-accumulates and of the bytes over the host link, and what clock
  /// trunk and leakage take in those cycles with every bank switched off.
  package let microjoules: Double
  /// What leaks with every bank switched off.
  package let milliwatts: Double
  /// The size of the die, which hangs on the chip alone.
  package let squareMillimetres: Double
}

/// A network with what bounds it on other chips than the one that it was timed on.
package struct BoundedNetwork: Sendable {
  private let timed: TimedNetwork
  /// The least share of weights that are not zero, of any layer; 0 where it is not known.
  private let leastWeightShare: Double

  /// Compiles a network and times it; throws as `TimedNetwork` does.
  package init(_ workload: Workload, on chip: ChipSpec) throws {
    timed = try TimedNetwork(workload, on: chip)
    if case .graph(let graph, _) = workload {
      leastWeightShare = graph.leastWeightShare
    } else {
      leastWeightShare = 0
    }
  }

  /// The network's name.
  package var name: String { timed.name }

  /// The best that the network could do on a chip, which may be quite another than it was timed on.
  ///
  /// Nil where no energies are known for the chip.
  package func bestCase(on chip: ChipSpec, at point: OperatingPoint) -> BestCase? {
    guard let model = try? PowerModel(chip: chip, point: point, touchedBankBytes: []),
      let area = try? AreaEstimate(of: chip)
    else {
      return nil
    }
    let counters = timed.counters
    var needed = Counters()
    // Whether weights have the array's pattern of zeros is not known here, so that they may.
    let skipped = chip.array.patternGain
    let kept = chip.array.skipsTiles ? leastWeightShare : 1
    for kind in [EventKind.macInt8, .macInt4] {
      needed[kind] = Int(Double(counters[kind] / skipped) * kept)
    }
    needed[.hostByte] = counters[.hostByte]
    let products =
      2 * needed[.macInt8] + (chip.array.doublesInt4 ? 1 : 2) * needed[.macInt4]
    let cycles = max(
      products.dividedRoundingUp(by: 2 * chip.array.multipliers),
      needed[.hostByte].dividedRoundingUp(by: chip.hostLink.bytesPerCycle), 1)
    return BestCase(
      cycles: cycles,
      microjoules: model.energy(of: needed).total + model.standing(cycles: cycles).total,
      milliwatts: model.idleMicrowatts * 1e-3,
      squareMillimetres: area.squareMillimetres)
  }
}

extension Int {
  fileprivate func dividedRoundingUp(by divisor: Int) -> Int { (self + divisor - 1) / divisor }
}

extension Graph {
  /// The least share of values that are not zero, of any constant that has output channels.
  fileprivate var leastWeightShare: Double {
    let shares = tensors.compactMap { tensor -> Double? in
      guard case .int8(let values) = tensor.constant, tensor.shape.dimensions.count > 1,
        !values.isEmpty
      else { return nil }
      return Double(values.count { $0 != 0 }) / Double(values.count)
    }
    return shares.min() ?? 0
  }
}
