import ModelIR

/// Goes through a network's layers once, from its inputs on, and refits their weights.
///
/// Each layer is fitted to the inputs that it will see, with all layers in front of it changed
/// already, and held against what it makes of the unchanged network's inputs: so errors do not pile
/// up (`COMPRESSION.md` §3.3, the sequential variant).
struct LayerPass {
  let tools: CompressionTools

  /// Fits layers of a quantised network.
  ///
  /// - Parameters:
  ///   - isAsked: which layers are to be fitted, by their place among the weighted ones.
  ///   - fit: the weights of one; nil to leave it.
  func run(
    on network: inout CompressedNetwork, isAsked: (Int) -> Bool,
    fit: (_ place: Int, FittedLayer) -> LayerFitting?
  ) throws(CompressionError) {
    let references = network.reference.weightedLayers
    let layers = network.graph.weightedLayers
    let last = layers.indices.last { isAsked($0) } ?? -1
    guard last >= 0 else { return }
    var run = try LayerwiseRun(network.graph, tools.calibration)
    var reference = try LayerwiseRun(network.reference, tools.calibration)
    for place in 0...last where isAsked(place) {
      let (layer, other) = (layers[place], references[place])
      guard let patches = LayerPatches(layer, of: network.graph) else { continue }
      try run.advance(to: layer.operation)
      try reference.advance(to: other.operation)
      let workers = tools.calibration.workers
      let moments = InputMoments(
        patches, run, layer.input, reference: reference, other.input, workers: workers)
      let fitted = FittedLayer(
        layer, of: network.graph, LayerReals(other, of: network.reference), moments,
        LayerSamples(
          patches: patches, run: run, input: layer.input, reference: reference,
          referenceInput: other.input), workers: workers)
      if let fitting = fit(place, fitted) {
        network.graph.set(fitting, to: layer)
        run.graph.set(fitting, to: layer)
      }
      tools.progress?(place + 1, last + 1)
    }
  }
}
