internal import ChipDescription
internal import Compiler
internal import ModelFormats
internal import ModelIR

/// A single-node case of ONNX's own test data, as the folder's index lists it.
struct NodeCase: Decodable, Sendable {
  let name: String
  let op: String
  /// Tolerances as ONNX's own runner has them: `atol + rtol · |expected|`.
  let rtol: Float
  let atol: Float

  private var folder: String { "onnx_node/\(op)/\(name)" }

  /// Evaluates the case, and runs it on a chip.
  func audited(in data: AuditFolder, on chip: ChipSpec) -> AuditedCase {
    AuditedCase(
      name: name, operatorName: op, evaluator: outcome { try evaluated(in: data) },
      machine: outcome { try run(in: data, on: chip) })
  }

  private func outcome(_ body: () throws -> AuditOutcome) -> AuditOutcome {
    do { return try body() } catch { return .leftOut(AuditReason.text(error)) }
  }

  private func evaluated(in data: AuditFolder) throws -> AuditOutcome {
    let inputs = try data.tensors(folder + "/test_data_set_0", "input")
    let graph = try graph(in: data, inputs)
    let given = graph.inputs.compactMap { id in
      inputs.first { $0.name == graph[id].name }?.array.elements
    }
    let results = try Evaluator(graph).evaluate(given)
    let outputs = try data.tensors(folder + "/test_data_set_0", "output")
    for (place, expected) in outputs.enumerated() {
      let found = NumPyArray(shape: graph[graph.outputs[place]].shape, elements: results[place])
      guard found.shape == expected.array.shape else {
        return .differs("output \(place) is \(found.shape), not \(expected.array.shape)")
      }
      let wrong = zip(found.reals, expected.array.reals).count { !accepts($0, for: $1) }
      guard wrong == 0 else {
        return .differs("\(wrong) of \(found.shape.elementCount) elements of output \(place)")
      }
    }
    return .passed
  }

  private func accepts(_ found: Float, for wanted: Float) -> Bool {
    found == wanted || (found.isNaN && wanted.isNaN)
      || abs(found - wanted) <= atol + rtol * abs(wanted)
  }

  /// The graph; where an operator needs operands beforehand, all inputs but the first are known.
  private func graph(in data: AuditFolder, _ inputs: [ONNXTensorFile]) throws -> Graph {
    let bytes = try ByteFile.read(data.file(folder + "/model.onnx"))
    do throws(ModelFormatError) {
      return try ONNXReader.read(bytes: bytes, name: name)
    } catch {
      return try ONNXReader.read(bytes: bytes, name: name, known: Self.known(inputs))
    }
  }

  private static func known(_ inputs: [ONNXTensorFile]) -> [String: TensorElements] {
    Dictionary(
      inputs.dropFirst().map { ($0.name, $0.array.elements) }, uniquingKeysWith: { one, _ in one })
  }

  /// Runs the graph with all inputs open or, where that cannot be, with all but the first known,
  /// as networks have their weights.
  private func run(in data: AuditFolder, on chip: ChipSpec) throws -> AuditOutcome {
    let inputs = try data.tensors(folder + "/test_data_set_0", "input")
    let bytes = try ByteFile.read(data.file(folder + "/model.onnx"))
    var refusal: any Error = Problems(name, "no input is left open")
    for known in [[:], Self.known(inputs)] {
      do {
        let graph = try ONNXReader.read(bytes: bytes, name: name, known: known)
        let sources = graph.inputs.compactMap { id in
          inputs.first { $0.name == graph[id].name }.map {
            InputBinding.Source(path: name, name: $0.name, array: $0.array)
          }
        }
        return try MachineTrial(graph, sources, on: chip).outcome(on: chip)
      } catch {
        refusal = error
      }
    }
    throw refusal
  }
}
