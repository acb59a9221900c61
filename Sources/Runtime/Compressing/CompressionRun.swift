package import Compression
internal import ModelFormats
internal import ModelIR

/// A network taken through a recipe, and what it cost before and costs now.
package struct CompressionRun: Sendable {
  package private(set) var network: CompressedNetwork
  /// Of the network that was given; of a float one, which the chip cannot run, as int8.
  package let costBefore: NetworkCost
  package let costAfter: NetworkCost
  /// The network that was given.
  let original: Graph

  /// Compresses a network; a float one becomes int8 first.
  ///
  /// - Throws: `Problems`.
  package init(
    _ workload: Workload, _ request: CalibrationRequest,
    _ choice: CompressionChoice = CompressionChoice(),
    costs: MachineCosts
  ) throws {
    guard case .graph(let graph, _) = workload else {
      throw Problems("the program", "it cannot be compressed", remedy: "give its model")
    }
    original = graph
    let (frames, note) = try request.frames(for: graph)
    var network = try Recipe(choice.steps(isFloat: graph.isFloat)).applied(
      to: graph, frames: frames, costs: costs, takesEveryStep: choice.takesEveryStep,
      layerProgress: request.layerProgress,
      request.progress)
    network.decisions.insert(Decision(step: "calibrate", note), at: 0)
    self.network = network
    costBefore = try costs.cost(of: graph.isFloat ? network.baseline : graph)
    costAfter = try costs.cost(of: network.graph)
  }

  /// Adds what was decided on the way here.
  mutating func add(_ decisions: [Decision]) { network.decisions += decisions }

  /// Whether the network that was given computes in reals.
  var isFloat: Bool { original.isFloat }

  /// The network that was given, as int8, as something to run.
  package var baseline: Workload { .graph(isFloat ? network.baseline : original, notes: []) }

  /// The compressed network as something to run.
  package var workload: Workload {
    .graph(network.graph, notes: network.decisions.map(\.description))
  }

  /// The network as a `.tflite` file, which has been read again and gives the same outputs.
  ///
  /// - Throws: `Problems` where the format has no words for the network.
  package func fileBytes() throws -> [UInt8] {
    let bytes: [UInt8]
    let read: Graph
    do throws(ModelFormatError) {
      bytes = try TFLiteWriter.write(network.graph)
      read = try TFLiteReader.read(bytes: bytes, name: network.graph.name)
    } catch {
      throw Problems(error)
    }
    for number in 0..<Self.comparedFrames {
      guard try Self.outputs(of: read, number) == Self.outputs(of: network.graph, number) else {
        throw Problems(
          network.graph.name, "what was written gives other outputs when it is read again",
          remedy: "report this, with the model: it is a mistake of the writer")
      }
    }
    return bytes
  }

  /// Frames that what was written is compared on; a wrong scale or shape shows in the first.
  private static let comparedFrames = 2

  private static func outputs(of graph: Graph, _ number: Int) throws -> [TensorElements] {
    let inputs = graph.inputs.map { id in
      graph[id].elements(SyntheticInput.frame(number, count: graph[id].shape.elementCount))
    }
    do {
      return try Evaluator(graph).evaluate(inputs)
    } catch {
      throw Problems(graph.name, "\(error)")
    }
  }
}

extension Tensor {
  /// Bytes as this tensor's elements; of a quantised tensor.
  fileprivate func elements(_ bytes: [UInt8]) -> TensorElements {
    switch elementType {
    case .uint8: .uint8(bytes)
    case .int16: .int16(bytes.map { Int16($0) })
    case .float32: .float32(bytes.map { (Float($0) - 127.5) / 127.5 })
    default: .int8(bytes.map { Int8(bitPattern: $0) })
    }
  }
}
