/// Weights between the integer below and the one above, on their way to one of them.
struct SoftRounding {
  /// In steps, as they are now.
  private(set) var weights: [SIMD8<Float>]
  private let floors: [SIMD8<Float>]
  /// 1 where a weight may be other than zero, else 0; nil for all.
  private let isLive: [SIMD8<Float>]?
  private let greatest: Float
  /// `h = clip(1.2 σ(v) − 0.1)`, with `σ(v) = (1 + v / √(1 + v²)) / 2`.
  private var positions: [SIMD8<Float>]
  /// Running means of slopes and of their squares (Adam: Kingma and Ba, ICLR 2015).
  private var slopes: [SIMD8<Float>]
  private var squares: [SIMD8<Float>]
  private var decays: (slope: Float, square: Float) = (1, 1)

  /// The rate of Adam.
  private static let rate: Float = 0.02
  /// The weight of the penalty, `1 − |2h − 1|ᵝ` for each weight.
  private static let penalty: Float = 1
  /// The share of steps without a penalty, and from where to where `β` then falls.
  private static let (warmUp, powers): (Float, ClosedRange<Float>) = (0.2, 2...20)

  /// - Parameters:
  ///   - wanted: real weights in steps.
  ///   - greatest: the greatest integer there is.
  init(_ wanted: [SIMD8<Float>], isLive: [SIMD8<Float>]?, greatest: Float) {
    floors = wanted.map { $0.rounded(.down) }
    self.isLive = isLive
    self.greatest = greatest
    positions = zip(wanted, floors).map { weight, floor in
      let share = 2 * (weight - floor + 0.1) / 1.2 - 1
      return share / (1 - share * share).squareRoot()
    }
    slopes = wanted.map { _ in .zero }
    squares = slopes
    weights = wanted
    place()
  }

  /// Moves all weights once.
  ///
  /// - Parameters:
  ///   - gradient: by each `h`.
  ///   - done: the share of steps that lie behind.
  mutating func step(_ gradient: [SIMD8<Float>], done: Float) {
    let progress = max(0, (done - Self.warmUp) / (1 - Self.warmUp))
    let span = Self.powers.upperBound - Self.powers.lowerBound
    // An even whole number: powers are then products, and the odd one below keeps its sign.
    let power = 2 * ((Self.powers.upperBound - span * progress) / 2).rounded()
    let penalty = done < Self.warmUp ? 0 : 2 * power * Self.penalty
    decays = (decays.slope * 0.9, decays.square * 0.999)
    let (slopeUnit, squareUnit) = (1 / (1 - decays.slope), 1 / (1 - decays.square))
    for index in positions.indices {
      let position = positions[index]
      let root = 1 / (1 + position * position).squareRoot()
      let share = Self.share(position, root)
      let middle = 2 * share - 1
      let square = middle * middle
      var raised = middle
      for _ in 0..<max(0, Int(power) / 2 - 1) { raised *= square }
      // At either end, the clip lets no slope through.
      let isFree = (share .> 0) .& (share .< 1)
      let slope = (gradient[index] - penalty * raised) * 0.6 * root * root * root
      let own = SIMD8<Float>.zero.replacing(with: slope, where: isFree)
      slopes[index] = 0.9 * slopes[index] + 0.1 * own
      squares[index] = 0.999 * squares[index] + 0.001 * own * own
      positions[index] -=
        Self.rate * slopes[index] * slopeUnit
        / ((squares[index] * squareUnit).squareRoot() + 1e-8)
    }
    place()
  }

  private static func share(_ position: SIMD8<Float>, _ root: SIMD8<Float>) -> SIMD8<Float> {
    (0.6 * position * root + 0.5).clamped(lowerBound: .zero, upperBound: .one)
  }

  private mutating func place() {
    let (low, high) = (SIMD8(repeating: -greatest), SIMD8(repeating: greatest))
    for index in positions.indices {
      let position = positions[index]
      let share = Self.share(position, 1 / (1 + position * position).squareRoot())
      weights[index] = (floors[index] + share).clamped(lowerBound: low, upperBound: high)
      if let isLive { weights[index] *= isLive[index] }
    }
  }

  /// The integers that the weights are nearest to.
  var integers: [SIMD8<Float>] { weights.map { $0.rounded(.toNearestOrAwayFromZero) } }
}
