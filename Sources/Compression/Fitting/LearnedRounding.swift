import ModelIR

/// Learns whether each weight of a layer is rounded up or down, from what the layer makes of
/// calibration inputs with the clamp behind it.
///
/// A weight is `s · (⌊w/s⌋ + h)` with `h` between 0 and 1, which gradient descent moves to one end
/// or the other: a penalty on values between grows steeper as it goes on.
///
/// Source: Nagel et al., "Up or down? Adaptive rounding for post-training quantization", ICML 2020;
/// its settings, but for fewer steps, which are deterministic and taken for each output by itself.
struct LearnedRounding: Sendable {
  /// Rows, eight columns to a vector: those of the compressed network less their mean, and those of
  /// the other.
  private let inputs: [SIMD8<Float>]
  private let references: [SIMD8<Float>]
  private let width: Int
  private let mean: [Double]
  private let referenceMean: [Double]
  /// The mean square of an input.
  private let energy: Float
  private let grid: WeightGrid
  private let least: Float
  private let greatest: Float
  /// Rows that a step learns from, apart from each other in every batch.
  private let batches: [[Int]]
  /// Rows that show which of two roundings is better.
  private let heldOut: [Int]

  /// Rows at most: several for each weight of an output, lest their chances be learned.
  private static let mostRows = 8192
  /// Numbers that all rows may have, which bounds the memory that they take.
  private static let mostNumbers = 1 << 23
  private static let batch = 32
  private static let steps = 1500

  /// - Returns: nil where there is nothing to learn from.
  init?(
    _ samples: LayerSamples, _ grid: WeightGrid, _ activation: Activation, mean: [Double],
    referenceMean: [Double]
  ) {
    let columns = mean.count
    let (inputs, references, count) = samples.rows(
      min(Self.mostRows, Self.mostNumbers / max(columns, 1)))
    // The last frames' rows are held out: those of one frame are much alike.
    let learned = count * 3 / 4
    let batches = learned / Self.batch
    guard batches > 0 else { return nil }
    width = (columns + 7) / 8
    self.inputs = Self.vectors(inputs, columns, less: mean)
    self.references = Self.vectors(references, columns, less: referenceMean)
    energy = self.inputs.reduce(0) { $0 + ($1 * $1).sum() } / Float(count * columns)
    guard energy.isNormal else { return nil }
    self.mean = mean
    self.referenceMean = referenceMean
    self.grid = grid
    least = activation.bounds.lower ?? -.infinity
    greatest = activation.bounds.upper ?? .infinity
    self.batches = (0..<batches).map { batch in (0..<Self.batch).map { batch + $0 * batches } }
    heldOut = Array(learned..<count)
  }

  private static func vectors(
    _ rows: [Float], _ columns: Int, less mean: [Double]
  ) -> [SIMD8<Float>] {
    let width = (columns + 7) / 8
    var vectors = [SIMD8<Float>](repeating: .zero, count: rows.count / columns * width)
    for (place, value) in rows.enumerated() {
      let (row, column) = place.quotientAndRemainder(dividingBy: columns)
      vectors[row * width + column / 8][column % 8] = value - Float(mean[column])
    }
    return vectors
  }

  /// The weights of an output, or those given where they are better on what was held out.
  ///
  /// - Parameters:
  ///   - weights: what they should be, zero where `isLive` is false.
  ///   - given: rounded, with the scale to keep.
  ///   - reference: the weights that the outputs to come near to are made with, and their bias.
  func row(
    _ weights: [Double], isLive: [Bool]?, from given: FittedRow, reference: [Double], bias: Double
  ) -> FittedRow {
    guard given.scale.isNormal else { return given }
    // The bias will take out what rounding does to the mean, so that means count for nothing here.
    let offset = Float(bias + Rows.product(reference, referenceMean))
    let wanted = outputs(Self.packed(reference.map { Float($0) }), references, offset)
    var soft = SoftRounding(
      Self.packed(weights.map { Float($0 / Double(given.scale)) }),
      isLive: isLive.map { Self.packed($0.map { $0 ? 1 : 0 }) }, greatest: Float(grid.greatest))
    for step in 0..<Self.steps {
      let gradient = gradient(
        soft.weights, scale: given.scale, offset, wanted, batches[step % batches.count])
      soft.step(gradient, done: Float(step) / Float(Self.steps))
    }
    let learned = soft.integers
    let integers = weights.indices.map { Int8(learned[$0 / 8][$0 % 8]) }
    let kept = Self.packed(given.integers.map { Float($0) })
    guard
      loss(learned, given.scale, offset, wanted) < loss(kept, given.scale, offset, wanted)
    else { return given }
    return FittedRow(
      integers: integers, scale: given.scale, error: given.error, energy: given.energy)
  }

  private static func packed(_ values: [Float]) -> [SIMD8<Float>] {
    var vectors = [SIMD8<Float>](repeating: .zero, count: (values.count + 7) / 8)
    for (place, value) in values.enumerated() { vectors[place / 8][place % 8] = value }
    return vectors
  }

  /// What weights make of every row, clamped.
  private func outputs(
    _ weights: [SIMD8<Float>], _ rows: [SIMD8<Float>], _ offset: Float
  ) -> [Float] {
    (0..<rows.count / width).map { row in
      clamped(offset + Self.product(weights.span, rows.span, from: row * width))
    }
  }

  private func clamped(_ value: Float) -> Float { min(max(value, least), greatest) }

  /// How far the clamped outputs of what was held out are from those wanted.
  private func loss(
    _ integers: [SIMD8<Float>], _ scale: Float, _ offset: Float, _ wanted: [Float]
  ) -> Double {
    heldOut.reduce(0.0) { sum, row in
      let sumOfRow = Self.product(integers.span, inputs.span, from: row * width)
      let lost = Double(clamped(offset + scale * sumOfRow) - wanted[row])
      return sum + lost * lost
    }
  }

  /// The slope of the mean square error by each `h`, in units in which plain rounding's is about a
  /// twelfth for each weight.
  private func gradient(
    _ weights: [SIMD8<Float>], scale: Float, _ offset: Float, _ wanted: [Float], _ rows: [Int]
  ) -> [SIMD8<Float>] {
    var gradient = [SIMD8<Float>](repeating: .zero, count: width)
    let unit = 2 / (Float(rows.count) * scale * energy)
    for row in rows {
      let output = offset + scale * Self.product(weights.span, inputs.span, from: row * width)
      // Behind the clamp nothing changes.
      guard output > least, output < greatest else { continue }
      Self.add((output - wanted[row]) * unit, times: inputs.span, from: row * width, to: &gradient)
    }
    return gradient
  }

  @inline(__always)
  private static func product(
    _ weights: Span<SIMD8<Float>>, _ rows: Span<SIMD8<Float>>, from start: Int
  ) -> Float {
    var sum = SIMD8<Float>.zero
    let row = rows.extracting(start..<start + weights.count)
    for index in 0..<weights.count { sum += weights[index] * row[index] }
    return sum.sum()
  }

  @inline(__always)
  private static func add(
    _ factor: Float, times rows: Span<SIMD8<Float>>, from start: Int,
    to target: inout [SIMD8<Float>]
  ) {
    var totals = target.mutableSpan
    let row = rows.extracting(start..<start + totals.count)
    for index in 0..<totals.count { totals[index] += factor * row[index] }
  }
}
