import ModelIR

/// A layer's weights on a grid, fitted to what the layer sees.
struct LayerFitting: Sendable {
  /// `[output, column]`.
  let rows: [FittedRow]
  /// What the bias becomes, in reals.
  let bias: [Double]
  /// What the weights take on the chip, predicted.
  let bytes: Int

  init(rows: [FittedRow], bias: [Double]) {
    self.rows = rows
    self.bias = bias
    bytes = WeightEntropy(rows.flatMap(\.integers)).bytes
  }

  /// The noise that rounding adds to the layer's outputs for each unit of their power.
  var noise: Double {
    let energy = rows.reduce(0) { $0 + $1.energy }
    return energy > 0 ? error / energy : 0
  }

  /// The noise that rounding adds to the layer's outputs, in their own units.
  var error: Double { rows.reduce(0) { $0 + $1.error } }
}

/// A layer and everything that fitting its weights hangs on.
struct FittedLayer: Sendable {
  let layer: WeightedLayer
  /// The weights that its outputs are to come near to, `[output][column]`, for the inputs that the
  /// compressed network gives it.
  private(set) var target: [[Double]]
  private(set) var fitting: RowFitting
  /// The least scale of each output, which its bias needs.
  private let leastScales: [Float]
  /// The scale of an output that has none of its own.
  private let spareScale: Float
  /// The clamp behind the layer.
  private let activation: Activation
  private let reference: [[Double]]
  private let referenceBias: [Double]
  private var moments: InputMoments
  private let samples: LayerSamples
  let workers: any FrameWorkers
  /// The layer's result, which reports call it by.
  let name: String
  /// What the weights take on the chip as they are, predicted.
  let bytes: Int

  /// - Parameters:
  ///   - reference: the layer's weights and bias in reals, as they were.
  init(
    _ layer: WeightedLayer, of graph: Graph, _ reference: LayerReals, _ moments: InputMoments,
    _ samples: LayerSamples, workers: any FrameWorkers
  ) {
    self.layer = layer
    self.moments = moments
    self.samples = samples
    activation = graph.operations[layer.operation].operator.activation
    self.workers = workers
    name = graph[layer.result].shortName
    bytes = graph[layer.weights].predictedBytes
    self.reference = reference.weights
    referenceBias = reference.bias
    let fitting = RowFitting(moments.second)
    self.fitting = fitting
    target = workers.map(count: reference.weights.count) {
      fitting.target(reference.weights[$0], cross: moments.cross)
    }
    let inputScale = graph[layer.input].quantization?.scales[0] ?? 1
    leastScales = reference.bias.map {
      QuantizedWeights.leastScale(bias: Float($0), inputScale: inputScale)
    }
    spareScale = QuantizedWeights.spareScale(
      inputScale: inputScale, resultScale: graph[layer.result].quantization?.scales[0] ?? 1)
  }

  /// Puts the weights on a grid.
  ///
  /// - Parameters:
  ///   - survivors: the weights that stay, already made up for those that do not.
  ///   - coarseness: what scales are multiplied with beyond those of the least error.
  func fit(
    _ grid: WeightGrid, _ survivors: Survivors? = nil, coarseness: Double = 1
  ) -> LayerFitting {
    let rows = workers.map(count: target.count) { output in
      var row = fitting.fit(
        survivors?.weights[output] ?? target[output], isLive: survivors?.isLive[output],
        grid: grid, least: leastScales[output], coarseness: coarseness)
      if !row.scale.isNormal { row.scale = spareScale }
      return row
    }
    return fitting(with: rows)
  }

  /// Weights with the bias that takes out what they change in the mean.
  private func fitting(with rows: [FittedRow]) -> LayerFitting {
    let bias = rows.indices.map { output in
      let mean = zip(rows[output].integers, moments.mean).reduce(0.0) {
        $0 + Double($1.0) * $1.1
      }
      return referenceBias[output] + Rows.product(reference[output], moments.referenceMean)
        - mean * Double(rows[output].scale)
    }
    return LayerFitting(rows: rows, bias: bias)
  }
}

extension FittedLayer {
  /// The same layer with its inputs divided by factors, one for each column, and its weights
  /// multiplied by them.
  func scaled(by factors: [Double]) -> FittedLayer {
    var other = self
    other.moments = moments.divided(by: factors)
    other.fitting = RowFitting(other.moments.second)
    other.target = target.map { row in zip(row, factors).map { $0 * $1 } }
    return other
  }
}

extension FittedLayer {
  /// The same weights, rounded the ways that are learned, where these are better.
  func learned(
    from fitting: LayerFitting, _ grid: WeightGrid, _ survivors: Survivors?
  ) -> LayerFitting {
    guard
      let learning = LearnedRounding(
        samples, grid, activation, mean: moments.mean, referenceMean: moments.referenceMean)
    else { return fitting }
    let rows = workers.map(count: target.count) { output in
      let weights = survivors?.weights[output] ?? target[output]
      let row = learning.row(
        weights, isLive: survivors?.isLive[output], from: fitting.rows[output],
        reference: reference[output], bias: referenceBias[output])
      let lost = zip(weights, row.integers).map { $0 - Double($1) * Double(row.scale) }
      return FittedRow(
        integers: row.integers, scale: row.scale, error: self.fitting.power(of: lost),
        energy: row.energy)
    }
    return self.fitting(with: rows)
  }
}

/// Which weights of a layer stay, and what they are best.
struct Survivors: Sendable {
  /// `[output][column]`, zero where not live.
  var weights: [[Double]]
  var isLive: [[Bool]]
}

/// A layer's weights and bias in reals.
struct LayerReals: Sendable {
  /// `[output][column]`.
  let weights: [[Double]]
  let bias: [Double]

  /// Those of a float layer, or what the integers of a quantised one stand for.
  init(_ layer: WeightedLayer, of graph: Graph) {
    let tensor = graph[layer.weights]
    let values = tensor.floats ?? QuantizedWeights.reals(of: tensor)
    let outputs = tensor.shape[layer.outputAxis]
    let columns = values.count / max(outputs, 1)
    weights = (0..<outputs).map { output in
      values[output * columns..<(output + 1) * columns].map { Double($0) }
    }
    bias = Self.bias(layer, of: graph, outputs: outputs)
  }

  private static func bias(_ layer: WeightedLayer, of graph: Graph, outputs: Int) -> [Double] {
    guard let id = layer.bias else { return Array(repeating: 0, count: outputs) }
    if let values = graph[id].floats { return values.map { Double($0) } }
    guard case .int32(let values)? = graph[id].constant,
      let input = graph[layer.input].quantization,
      let weights = graph[layer.weights].quantization
    else { return Array(repeating: 0, count: outputs) }
    return values.indices.map { output in
      Double(values[output]) * Double(weights.scale(ofChannel: output)) * Double(input.scales[0])
    }
  }
}
