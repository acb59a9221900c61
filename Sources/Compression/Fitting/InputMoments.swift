import ModelIR

/// First and second moments of what a layer multiplies with its weights, over calibration frames.
///
/// There are two networks: the one that is being compressed, whose inputs `x` the layer will see,
/// and the one that it is held against, whose inputs are `r`.
struct InputMoments: Sendable {
  /// `E[x xᵀ]`.
  private(set) var second: [[Double]]
  /// `E[r xᵀ]`.
  private(set) var cross: [[Double]]
  /// `E[x]`.
  private(set) var mean: [Double]
  /// `E[r]`.
  private(set) var referenceMean: [Double]

  /// Rows that are summed in float32 before they are added in float64, the same on every host.
  private static let rowsAtOnce = 256

  /// - Parameters:
  ///   - input: the tensor of `run` that the layer reads, and that of `reference`.
  init(
    _ patches: LayerPatches, _ run: LayerwiseRun, _ input: TensorID, reference: LayerwiseRun,
    _ referenceInput: TensorID, workers: any FrameWorkers
  ) {
    let sample = patches.sample(frames: run.frames)
    let columns = patches.columns
    let chunks = (sample.count + Self.rowsAtOnce - 1) / Self.rowsAtOnce
    let zeros = [Double](repeating: 0, count: columns)
    second = Array(repeating: zeros, count: columns)
    cross = second
    mean = zeros
    referenceMean = zeros
    // As many at once as a host may have cores: all sums of a wide layer would take gigabytes.
    for first in stride(from: 0, to: chunks, by: 4) {
      let parts = workers.map(count: min(4, chunks - first)) { offset in
        let start = (first + offset) * Self.rowsAtOnce
        let rows = sample[start..<min(start + Self.rowsAtOnce, sample.count)]
        return Sums(
          Self.columns(rows, patches, run, input),
          Self.columns(rows, patches, reference, referenceInput), count: rows.count)
      }
      for part in parts { add(part, weight: 1 / Double(sample.count)) }
    }
  }

  /// The moments with the inputs `x` divided by factors, one for each column.
  func divided(by factors: [Double]) -> InputMoments {
    var other = self
    for row in mean.indices {
      other.mean[row] /= factors[row]
      for column in mean.indices {
        other.second[row][column] /= factors[row] * factors[column]
        other.cross[row][column] /= factors[column]
      }
    }
    return other
  }

  /// The sums of some rows.
  private struct Sums: Sendable {
    let second: [Float]
    let cross: [Float]
    let mean: [Double]
    let referenceMean: [Double]

    /// - Parameter values: `[column, row]`.
    init(_ values: [Float], _ references: [Float], count: Int) {
      let product = FloatProduct(values, outputs: values.count / count)
      second = product.sums(of: values)
      cross = product.sums(of: references)
      mean = Self.totals(values, count)
      referenceMean = Self.totals(references, count)
    }

    private static func totals(_ values: [Float], _ count: Int) -> [Double] {
      stride(from: 0, to: values.count, by: count).map { start in
        values[start..<start + count].reduce(0.0) { $0 + Double($1) }
      }
    }
  }

  private mutating func add(_ sums: Sums, weight: Double) {
    let columns = mean.count
    for row in 0..<columns {
      mean[row] += sums.mean[row] * weight
      referenceMean[row] += sums.referenceMean[row] * weight
      for column in 0..<columns {
        second[row][column] += Double(sums.second[row * columns + column]) * weight
        cross[row][column] += Double(sums.cross[row * columns + column]) * weight
      }
    }
  }

  /// Some rows of a network's input, `[row, column]`.
  static func rows(
    _ sample: some Collection<(frame: Int, row: Int)>, _ patches: LayerPatches, _ run: LayerwiseRun,
    _ input: TensorID
  ) -> [Float] {
    var rows: [Float] = []
    rows.reserveCapacity(sample.count * patches.columns)
    var frame = -1
    var values: [Float] = []
    for place in sample {
      if place.frame != frame { values = run.reals(of: input, frame: place.frame) }
      frame = place.frame
      patches.append(row: place.row, of: values, to: &rows)
    }
    return rows
  }

  /// Some rows of a network's input, turned to `[column, row]`.
  private static func columns(
    _ sample: ArraySlice<(frame: Int, row: Int)>, _ patches: LayerPatches, _ run: LayerwiseRun,
    _ input: TensorID
  ) -> [Float] {
    let rows = rows(sample, patches, run, input)
    var turned = [Float](repeating: 0, count: rows.count)
    for row in 0..<sample.count {
      for column in 0..<patches.columns {
        turned[column * sample.count + row] = rows[row * patches.columns + column]
      }
    }
    return turned
  }
}
