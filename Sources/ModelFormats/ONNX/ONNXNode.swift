internal import ModelIR
internal import SwiftProtobuf

/// One node of a file: an operator, the values it reads and makes, and its attributes.
struct ONNXNode {
  /// The place in the file.
  let index: Int
  /// The operator's name.
  let type: String
  /// The set that the operator is of; empty for ONNX's own.
  let domain: String
  /// The values read; empty names are optional ones left out.
  let inputs: [String]
  /// The values made.
  let outputs: [String]
  private let name: String
  private let attributes: [String: ONNXAttributeProto]

  /// Takes a node apart.
  init(_ proto: ONNXNodeProto, index: Int) {
    self.index = index
    type = proto.opType
    domain = proto.domain == "ai.onnx" ? "" : proto.domain
    inputs = proto.input
    outputs = proto.output
    name = proto.name
    attributes = Dictionary(
      proto.attribute.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What messages call it: its place, its operator and its name.
  var place: String {
    let label = name.isEmpty ? outputs.first ?? "" : name
    return "node \(index) (\(domain.isEmpty ? "" : domain + ".")\(type)) \"\(label)\""
  }

  /// The place, with the first value made where the place does not name it.
  var placeAndResult: String {
    guard !name.isEmpty, let result = outputs.first else { return place }
    return "\(place) making \"\(result)\""
  }

  /// A problem of this node.
  func problem(_ part: String, found: String, expected: String) -> ModelFormatProblem {
    ModelFormatProblem(at: "\(place), \(part)", found: found, expected: expected)
  }

  /// Whether the file gives an attribute.
  func has(_ name: String) -> Bool { attributes[name] != nil }

  /// Whether an optional input is given.
  func hasInput(_ index: Int) -> Bool { index < inputs.count && !inputs[index].isEmpty }

  /// An integer attribute.
  func int(_ name: String, default value: Int) -> Int {
    attributes[name].map { Int(truncatingIfNeeded: $0.i) } ?? value
  }

  /// A truth value.
  func flag(_ name: String, default value: Bool = false) -> Bool {
    int(name, default: value ? 1 : 0) != 0
  }

  /// A real attribute.
  func float(_ name: String, default value: Float) -> Float { attributes[name]?.f ?? value }

  /// A list of integers; nil where it is not given.
  func ints(_ name: String) -> [Int]? {
    attributes[name].map { $0.ints.map { Int(truncatingIfNeeded: $0) } }
  }

  /// A list of reals; nil where it is not given.
  func floats(_ name: String) -> [Float]? { attributes[name]?.floats }

  /// A text attribute.
  func string(_ name: String, default value: String) -> String {
    attributes[name].map { String(decoding: $0.s, as: UTF8.self) } ?? value
  }

  /// A tensor attribute; nil where it is not given.
  func tensor(_ name: String) -> ONNXTensorProto? {
    attributes[name].flatMap { $0.hasT ? $0.t : nil }
  }

  /// Counts per spatial axis, each within a window's limits; a default where they are not given.
  func counts(
    _ name: String, count: Int, from least: Int, default value: Int
  ) throws(ModelFormatProblem) -> [Int] {
    let values = ints(name) ?? Array(repeating: value, count: count)
    guard values.count == count, values.allSatisfy({ (least...(1 << 16)).contains($0) }) else {
      throw problem(
        name, found: "\(values.prefix(9))", expected: "\(count) numbers from \(least) to 65536")
    }
    return values
  }

  /// An axis of a tensor; negative ones count from the end.
  func axis(_ axis: Int, rank: Int, _ name: String = "axis") throws(ModelFormatProblem) -> Int {
    guard (-rank..<rank).contains(axis) else {
      throw problem(name, found: "\(axis)", expected: "one of \(rank) axes")
    }
    return axis < 0 ? axis + rank : axis
  }
}
