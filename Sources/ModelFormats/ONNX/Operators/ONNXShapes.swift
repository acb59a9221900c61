internal import ModelIR

extension ONNXOperatorRule {
  /// What makes values out of nothing but shapes and attributes.
  static let shapes: [ONNXOperatorRule] = [
    ONNXOperatorRule("Shape") { importer throws(ModelFormatProblem) in
      [try importer.shapeOfInput()]
    },
    ONNXOperatorRule("Size") { importer throws(ModelFormatProblem) in
      let count = importer.shape(try importer.input(0)).reduce(1, *)
      let tensor = importer.add(constant: .int64([Int64(count)]), shape: [])
      return [ONNXValue(tensor, rank: 0, type: .int64)]
    },
    ONNXOperatorRule("Constant", inputs: 0) { importer throws(ModelFormatProblem) in
      [try importer.givenConstant()]
    },
    ONNXOperatorRule("ConstantOfShape") { importer throws(ModelFormatProblem) in
      [try importer.filled()]
    },
    ONNXOperatorRule("Range", inputs: 3) { importer throws(ModelFormatProblem) in
      [try importer.range()]
    },
  ]
}

extension ONNXImporter {
  /// The extents of the input, or some of them, as integers.
  mutating func shapeOfInput() throws(ModelFormatProblem) -> ONNXValue {
    let extents = shape(try input(0))
    func bound(_ name: String, default value: Int) -> Int {
      let index = node.int(name, default: value)
      return min(max(index < 0 ? index + extents.count : index, 0), extents.count)
    }
    let start = bound("start", default: 0)
    let end = max(start, bound("end", default: extents.count))
    let list = extents[start..<end].map { Int64($0) }
    return ONNXValue(
      add(constant: .int64(list), shape: [list.count]), rank: 1, type: .int64)
  }

  /// The constant that a node's attribute holds.
  mutating func givenConstant() throws(ModelFormatProblem) -> ONNXValue {
    if let proto = node.tensor("value") {
      let (tensor, type) = try tensors.tensor(proto, node.place)
      let id = add(
        constant: tensor.constant ?? .float32([]), shape: tensor.shape.dimensions,
        type: tensor.elementType)
      return ONNXValue(id, rank: tensor.shape.rank, type: type)
    }
    if let list = node.ints("value_ints") {
      let values = list.map { Int64($0) }
      return ONNXValue(
        add(constant: .int64(values), shape: [list.count]), rank: 1, type: .int64)
    }
    if let list = node.floats("value_floats") {
      return ONNXValue(
        add(constant: .float32(list), shape: [list.count]), rank: 1, type: .float32)
    }
    if node.has("value_int") {
      let value = Int64(node.int("value_int", default: 0))
      return ONNXValue(add(constant: .int64([value]), shape: []), rank: 0, type: .int64)
    }
    guard node.has("value_float") else {
      throw node.problem(
        "value", found: "no tensor, integers or reals", expected: "one of them")
    }
    return scalar(node.float("value_float", default: 0))
  }

  /// One value over and over, in a shape.
  mutating func filled() throws(ModelFormatProblem) -> ONNXValue {
    let list = (try integers(ofInput: 0, "shape") ?? []).map { Int64($0) }
    let shape = try ONNXTensorReader.shape(list, node.place)
    var one = scalar(0)
    if let proto = node.tensor("value") {
      let (tensor, type) = try tensors.tensor(proto, node.place)
      let id = add(
        constant: tensor.constant ?? .float32([]), shape: tensor.shape.dimensions,
        type: tensor.elementType)
      one = ONNXValue(id, rank: tensor.shape.rank, type: type)
    }
    let start = try reshaped(one, to: Array(repeating: 1, count: shape.rank))
    guard shape.dimensions.contains(where: { $0 != 1 }) else { return start }
    return ONNXValue(
      try emit(Tile(repeats: shape.dimensions), [start.tensor]), rank: shape.rank,
      type: one.type)
  }

  /// Numbers from one up to another.
  mutating func range() throws(ModelFormatProblem) -> ONNXValue {
    let type = try input(0).type
    guard let start = try reals(ofInput: 0, "start")?.first,
      let limit = try reals(ofInput: 1, "limit")?.first,
      let step = try reals(ofInput: 2, "delta")?.first, step != 0
    else {
      throw node.problem("bounds", found: "no numbers", expected: "start, limit and step")
    }
    let count = ((Double(limit) - Double(start)) / Double(step)).rounded(.up)
    guard count >= 1, count <= Double(1 << 20) else {
      throw node.problem(
        "bounds", found: "\(count) numbers", expected: "1 to \(1 << 20)")
    }
    let numbers = (0..<Int(count)).map { Double(start) + Double($0) * Double(step) }
    let elements =
      type.isReal
      ? TensorElements.float32(numbers.map { Float($0) })
      : TensorElements(numbers.map { Int64($0) }, of: type.held)
    return ONNXValue(
      add(constant: elements, shape: [numbers.count], type: type.held), rank: 1, type: type)
  }
}
