import FoundationEssentials
import ModelFormats
import ModelIR
import TestSupport
import Testing

/// Every single-node case of ONNX's own test data means in the evaluator what ONNX says it means.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedNodeTests {
  /// One case of `onnx_node`.
  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let op: String
    let rtol: Float
    let atol: Float

    var testDescription: String { name }
    var folder: String { "onnx_node/\(op)/\(name)" }
  }

  static let cases =
    (try? SharedFolder.bytes(of: "onnx_node/index.json"))
    .flatMap { try? JSONDecoder().decode([Case].self, from: Data($0)) } ?? []

  /// What is left out, and why.
  static let leftOut: [String: String] = {
    let empty = "a tensor without elements has no place on a chip"
    let indices = "the places of the maxima are for un-pooling, which no operator here does"
    return [
      "test_reduce_max_empty_set": empty, "test_reduce_max_empty_set_bool": empty,
      "test_reduce_sum_empty_set": empty, "test_reduce_sum_empty_set_non_reduced_axis_zero": empty,
      "test_reshape_allowzero_reordered": empty, "test_shape_start_greater_than_end": empty,
      "test_slice_start_out_of_bounds": empty, "test_split_zero_size_splits_opset13": empty,
      "test_split_zero_size_splits_opset18": empty,
      "test_constant": "a graph without inputs computes nothing",
      "test_convtranspose_3d": "three spatial axes, which only poolings have here",
      "test_maxpool_with_argmax_2d_precomputed_pads": indices,
      "test_maxpool_with_argmax_2d_precomputed_strides": indices,
    ]
  }()

  @Test func everyCaseIsCounted() throws {
    let counts = try JSONDecoder().decode(
      [String: Int].self, from: Data(SharedFolder.bytes(of: "onnx_node/counts.json")))
    let held = Self.cases.filter { Self.leftOut[$0.name] == nil }
    let found = Dictionary(grouping: held, by: \.op).mapValues(\.count)
    let missing = counts.filter { found[$0.key, default: 0] != $0.value }
    let reasons = Dictionary(
      grouping: Self.cases.filter { Self.leftOut[$0.name] != nil }, by: \.op)
    #expect(Set(missing.keys) == Set(reasons.keys))
    #expect(held.count + Self.leftOut.count == counts.values.reduce(0, +))
    #expect(held.count == 396)
  }

  @Test(arguments: cases.filter { leftOut[$0.name] == nil })
  func meansWhatONNXSays(_ node: Case) throws {
    let inputs = try tensors(node, "input")
    let graph = try graph(of: node, inputs)
    let given = try graph.inputs.map { id in
      try #require(inputs.first { $0.name == graph[id].name }).array.elements
    }
    let results = try Evaluator(graph).evaluate(given)
    for (place, expected) in try tensors(node, "output").enumerated() {
      #expect(graph[graph.outputs[place]].shape == expected.array.shape)
      let found = results[place].reals
      let wanted = expected.array.elements.reals
      #expect(found.count == wanted.count)
      let wrong = zip(found, wanted).filter { !node.accepts($0, for: $1) }
      #expect(wrong.isEmpty, "\(wrong.count) of \(wanted.count): \(wrong.prefix(4))")
    }
  }

  /// The graph; where an operator needs operands beforehand, all inputs but the first are known.
  private func graph(of node: Case, _ inputs: [ONNXTensorFile]) throws -> Graph {
    let bytes = try SharedFolder.bytes(of: node.folder + "/model.onnx")
    do {
      return try ONNXReader.read(bytes: bytes, name: node.name)
    } catch {
      let known = inputs.dropFirst().map { ($0.name, $0.array.elements) }
      return try ONNXReader.read(
        bytes: bytes, name: node.name, known: Dictionary(uniqueKeysWithValues: known))
    }
  }

  private func tensors(_ node: Case, _ kind: String) throws -> [ONNXTensorFile] {
    let files = SharedFolder.files(under: node.folder + "/test_data_set_0", endingIn: ".pb")
    // Ten inputs or more would sort by their last digit first; no case has so many.
    return try files.filter { $0.contains("/\(kind)_") }
      .map { try ONNXTensorFile(bytes: SharedFolder.bytes(of: $0), file: $0) }
  }
}

extension SharedNodeTests.Case {
  /// Whether a number is within the case's tolerances.
  func accepts(_ found: Float, for wanted: Float) -> Bool {
    found == wanted || (found.isNaN && wanted.isNaN)
      || abs(found - wanted) <= atol + rtol * abs(wanted)
  }
}

extension TensorElements {
  /// The elements as reals, whatever their type.
  var reals: [Float] {
    switch self {
    case .float32(let values): values
    case .int8(let values): values.map { Float($0) }
    case .uint8(let values): values.map { Float($0) }
    case .int16(let values): values.map { Float($0) }
    case .int32(let values): values.map { Float($0) }
    case .int64(let values): values.map { Float($0) }
    case .bool(let values): values.map { $0 ? 1 : 0 }
    }
  }
}
