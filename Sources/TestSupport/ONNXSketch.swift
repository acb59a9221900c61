package import ModelIR

/// A small ONNX model that a test writes down.
///
/// Field numbers are those of `onnx.proto`.
package struct ONNXSketch: Sendable {
  /// What a node's attribute holds.
  package enum Attribute: Sendable {
    case int(Int), ints([Int]), float(Float), floats([Float]), text(String)
    case tensor(Constant)
  }

  /// Elements that the file knows.
  package struct Constant: Sendable {
    package var shape: [Int]
    package var elements: TensorElements
    /// Where the elements lie, if not in the model's own file.
    package var external: [String: String] = [:]

    package init(_ shape: [Int], _ elements: TensorElements, external: [String: String] = [:]) {
      self.shape = shape
      self.elements = elements
      self.external = external
    }
  }

  /// One operator.
  package struct Node: Sendable {
    package var type: String
    package var inputs: [String]
    package var outputs: [String]
    package var attributes: [String: Attribute]
    package var name: String
    package var domain: String

    package init(
      _ type: String, _ inputs: [String], _ outputs: [String],
      _ attributes: [String: Attribute] = [:], name: String = "", domain: String = ""
    ) {
      self.type = type
      self.inputs = inputs
      self.outputs = outputs
      self.attributes = attributes
      self.name = name
      self.domain = domain
    }
  }

  /// The version of ONNX's own operators; nil for a file that does not say.
  package var opset: Int? = 17
  /// The inputs: name, extents (a negative one is open), type.
  package var inputs: [(name: String, shape: [Int], type: ElementType)]
  /// The names of the outputs.
  package var outputs: [String]
  /// The constants, by their names.
  package var constants: [String: Constant] = [:]
  /// The operators.
  package var nodes: [Node]

  package init(
    inputs: [(name: String, shape: [Int], type: ElementType)], outputs: [String],
    constants: [String: Constant] = [:], nodes: [Node]
  ) {
    self.inputs = inputs
    self.outputs = outputs
    self.constants = constants
    self.nodes = nodes
  }

  /// A model of one operator on reals.
  package init(
    _ type: String, input shape: [Int], constants: [Constant] = [],
    attributes: [String: Attribute] = [:]
  ) {
    let names = constants.indices.map { "constant\($0)" }
    self.init(
      inputs: [("input", shape, .float32)], outputs: ["output"],
      constants: Dictionary(uniqueKeysWithValues: zip(names, constants)),
      nodes: [Node(type, ["input"] + names, ["output"], attributes, name: "only")])
  }

  /// The file.
  package var bytes: [UInt8] {
    var model = ProtobufBytes()
    model.add(1, 8)
    model.add(7, graph)
    if let opset {
      var set = ProtobufBytes()
      set.add(1, "")
      set.add(2, opset)
      model.add(8, set)
    }
    return model.bytes
  }

  private var graph: ProtobufBytes {
    var graph = ProtobufBytes()
    for node in nodes { graph.add(1, Self.message(node)) }
    for (name, constant) in constants.sorted(by: { $0.key < $1.key }) {
      graph.add(5, Self.message(constant, name: name))
    }
    for input in inputs {
      graph.add(11, Self.value(input.name, input.shape, Self.code(of: input.type)))
    }
    for output in outputs { graph.add(12, Self.value(output, [], 1)) }
    return graph
  }

  private static func message(_ node: Node) -> ProtobufBytes {
    var message = ProtobufBytes()
    for input in node.inputs { message.add(1, input) }
    for output in node.outputs { message.add(2, output) }
    message.add(3, node.name)
    message.add(4, node.type)
    for (name, attribute) in node.attributes.sorted(by: { $0.key < $1.key }) {
      message.add(5, self.message(attribute, name: name))
    }
    message.add(7, node.domain)
    return message
  }

  private static func message(_ attribute: Attribute, name: String) -> ProtobufBytes {
    var message = ProtobufBytes()
    message.add(1, name)
    switch attribute {
    case .float(let value): message.add(2, value)
    case .int(let value): message.add(3, value)
    case .text(let value): message.add(4, value)
    case .tensor(let value): message.add(5, self.message(value, name: ""))
    case .floats(let values): message.add(7, values)
    case .ints(let values): message.add(8, values)
    }
    return message
  }

  private static func message(_ constant: Constant, name: String) -> ProtobufBytes {
    var message = ProtobufBytes()
    message.add(1, constant.shape)
    message.add(2, code(of: constant.elements.elementType))
    message.add(8, name)
    guard constant.external.isEmpty else {
      for (key, value) in constant.external.sorted(by: { $0.key < $1.key }) {
        var entry = ProtobufBytes()
        entry.add(1, key)
        entry.add(2, value)
        message.add(13, entry)
      }
      message.add(14, 1)
      return message
    }
    switch constant.elements {
    case .float32(let values): message.add(4, values)
    case .int8(let values): message.add(5, values.map { Int($0) })
    case .uint8(let values): message.add(5, values.map { Int($0) })
    case .int16(let values): message.add(5, values.map { Int($0) })
    case .int32(let values): message.add(5, values.map { Int($0) })
    case .int64(let values): message.add(7, values.map { Int($0) })
    case .bool(let values): message.add(5, values.map { $0 ? 1 : 0 })
    }
    return message
  }

  private static func value(_ name: String, _ shape: [Int], _ code: Int) -> ProtobufBytes {
    var extents = ProtobufBytes()
    for extent in shape {
      var dimension = ProtobufBytes()
      if extent < 0 { dimension.add(2, "open") } else { dimension.add(1, extent) }
      extents.add(1, dimension)
    }
    var tensor = ProtobufBytes()
    tensor.add(1, code)
    tensor.add(2, extents)
    var type = ProtobufBytes()
    type.add(1, tensor)
    var value = ProtobufBytes()
    value.add(1, name)
    value.add(2, type)
    return value
  }

  /// The codes of `TensorProto.DataType`.
  private static func code(of type: ElementType) -> Int {
    switch type {
    case .float32: 1
    case .uint8: 2
    case .int8: 3
    case .int16: 5
    case .int32: 6
    case .int64: 7
    case .bool: 9
    case .int4: 22
    }
  }
}
