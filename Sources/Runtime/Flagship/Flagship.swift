package import ChipDescription
internal import ChipFiles
package import Instruments
internal import MachineModel

/// What the flagship does with the bundled network, and what narrower or fewer weights and lower
/// operating points make of it.
package struct Flagship: Sendable {
  /// The frame rate of a camera, and the aim of the project in frames per second and milliwatts.
  static let cameraRate = 30.0
  static let aimedRate = 200.0
  static let aimedMilliwatts = 50.0

  /// A network of some weights.
  package struct Variant: Sendable {
    package let weights: WeightVariant
    /// At each of the chip's operating points, with the power at the camera's rate.
    package let reports: [Report]
    /// At the aimed rate, the least hungry point; nil where none reaches it.
    package let atAimedRate: RateEstimate?
    /// The highest rate within the aimed power, at the point that is best for it.
    package let withinAim: RateEstimate
  }

  package let chip: ChipSpec
  package let variants: [Variant]

  /// Compiles and times the network with each kind of weights; throws `Problems` where one does not
  /// fit.
  package init() throws {
    let chip = try ChipFile.bundled("obol")
    self.chip = chip
    variants = try WeightVariant.all.map { weights in
      let timed = try TimedNetwork(
        .graph(weights.applied(to: BundledNetwork.graph()), notes: []), on: chip)
      return Variant(
        weights: weights,
        reports: try chip.operatingPoints.map {
          try timed.report(on: chip, at: $0, rate: Self.cameraRate)
        },
        atAimedRate: try? timed.choices(on: chip, at: Self.aimedRate).first,
        withinAim: try Self.fastest(timed, on: chip))
    }
  }

  /// Halves the interval of rates until a thousandth of a frame is left.
  private static func fastest(_ timed: TimedNetwork, on chip: ChipSpec) throws -> RateEstimate {
    var low = 1.0
    var high = (chip.operatingPoints.map(\.hertz).max() ?? 0) / Double(timed.cycles)
    var best = try least(timed, on: chip, at: low)
    while high - low > 1e-3 {
      let middle = (low + high) / 2
      let estimate = try least(timed, on: chip, at: middle)
      if estimate.milliwatts <= aimedMilliwatts {
        (low, best) = (middle, estimate)
      } else {
        high = middle
      }
    }
    return best
  }

  private static func least(
    _ timed: TimedNetwork, on chip: ChipSpec, at rate: Double
  ) throws -> RateEstimate {
    guard let first = try timed.choices(on: chip, at: rate).first else {
      throw Problems(timed.name, "\(chip.name) does not reach \(rate) frames/s")
    }
    return first
  }
}
