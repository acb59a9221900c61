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
    return energy > 0 ? rows.reduce(0) { $0 + $1.error } / energy : 0
  }
}

/// A layer and everything that fitting its weights hangs on.
struct FittedLayer: Sendable {
  let layer: WeightedLayer
  /// The weights that its outputs are to come near to, `[output][column]`, for the inputs that the
  /// compressed network gives it.
  let target: [[Double]]
  let fitting: RowFitting
  /// The least scale of each output, which its bias needs.
  private let leastScales: [Float]
  /// The scale of an output that has none of its own.
  private let spareScale: Float
  private let reference: [[Double]]
  private let referenceBias: [Double]
  private let moments: InputMoments
  let workers: any FrameWorkers
  /// The layer's result, which reports call it by.
  let name: String
  /// What the weights take on the chip as they are, predicted.
  let bytes: Int

  /// - Parameters:
  ///   - reference: the layer's weights and bias in reals, as they were.
  init(
    _ layer: WeightedLayer, of graph: Graph, _ reference: LayerReals, _ moments: InputMoments,
    workers: any FrameWorkers
  ) {
    self.layer = layer
    self.moments = moments
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
  /// - Parameter survivors: the weights that stay, already made up for those that do not.
  func fit(_ grid: WeightGrid, _ survivors: Survivors? = nil) -> LayerFitting {
    let rows = workers.map(count: target.count) { output in
      var row = fitting.fit(
        survivors?.weights[output] ?? target[output], isLive: survivors?.isLive[output],
        grid: grid, least: leastScales[output])
      if !row.scale.isNormal { row.scale = spareScale }
      return row
    }
    // What the weights change in the mean, the bias takes out.
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
