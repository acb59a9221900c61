internal import ModelIR

/// One operator of a file with the tensors it names.
struct TFLiteOperator {
  /// Its place among the file's operators.
  let index: Int
  /// What it is.
  let code: BuiltinOperator
  /// The tensors it reads, by their place in the file; nil where an optional one is absent.
  let inputs: [Int?]
  /// The tensors it makes.
  let outputs: [Int]
  /// The file's tensors; nil where nothing refers to one.
  let tensors: [Tensor?]
  private let table: FlatBufferTable<TFLiteSchema.Operator>

  /// Takes an operator of a file apart.
  init(
    _ stub: TFLiteOperatorStub, code: BuiltinOperator, tensors: [Tensor?]
  ) throws(ModelFormatProblem) {
    index = stub.index
    self.code = code
    inputs = stub.inputs
    outputs = stub.outputs
    table = stub.table
    self.tensors = tensors
    let form = code.form
    try expectCount(inputs.count, in: form?.fileInputs ?? code.translation.inputs, of: "inputs")
    try expectCount(
      outputs.count, in: form == nil ? code.translation.outputs : 1...1, of: "outputs")
  }

  /// The tensor at an input position.
  func input(_ position: Int, _ what: String) throws(ModelFormatProblem) -> Tensor {
    guard inputs.indices.contains(position), let tensor = inputs[position].flatMap({ tensors[$0] })
    else { throw problem(what, found: "no tensor", expected: "input \(position)") }
    return tensor
  }

  /// A tensor made.
  func output(_ position: Int = 0) throws(ModelFormatProblem) -> Tensor {
    guard outputs.indices.contains(position), let tensor = tensors[outputs[position]] else {
      throw problem("outputs", found: "no tensor", expected: "one")
    }
    return tensor
  }

  /// An input that must be an NHWC image.
  func image() throws(ModelFormatProblem) -> Shape {
    let shape = try input(0, "image").shape
    guard shape.rank == 4 else {
      throw problem("image", found: "shape \(shape)", expected: "four axes, NHWC")
    }
    return shape
  }

  /// Convolution weights, which have four axes.
  func weights() throws(ModelFormatProblem) -> Shape {
    let shape = try input(1, "weights").shape
    guard shape.rank == 4 else {
      throw problem("weights", found: "shape \(shape)", expected: "four axes, OHWI")
    }
    return shape
  }

  /// The integers of a constant input.
  func integers(_ position: Int, _ what: String) throws(ModelFormatProblem) -> [Int] {
    switch try input(position, what).constant {
    case .int32(let values): return values.map(Int.init)
    case .int64(let values): return values.map(Int.init)
    case .none: throw problem(what, found: "a computed tensor", expected: "a constant")
    default: throw problem(what, found: "elements of another type", expected: "int32 or int64")
    }
  }

  /// The integers of a constant input of 8 or more bits.
  func bytes(_ position: Int, _ what: String) throws(ModelFormatProblem) -> [Int] {
    switch try input(position, what).constant {
    case .int8(let values): values.map(Int.init)
    case .uint8(let values): values.map(Int.init)
    case .int16(let values): values.map(Int.init)
    default: try integers(position, what)
    }
  }

  /// The options table; one with every field absent where the file leaves it out.
  func options<Options: TFLiteOptions>(
    _ type: Options.Type
  ) throws(ModelFormatProblem) -> FlatBufferTable<Options> {
    let unionType: UInt8 = try table.integer(.builtinOptionsType)
    if unionType == 0 { return .empty(in: table.buffer) }
    guard unionType == Options.unionType else {
      throw problem(
        "options", found: "union type \(unionType)",
        expected: "\(Options.unionType), \(Options.self)")
    }
    return try table.table(.builtinOptions) ?? .empty(in: table.buffer)
  }

  /// A problem with this operator.
  func problem(_ what: String, found: String, expected: String) -> ModelFormatProblem {
    let name = BuiltinOperator.name(of: code.rawValue)
    return ModelFormatProblem(
      at: "operator \(index) (\(name)), \(what)", found: found, expected: expected)
  }

  private func expectCount(
    _ count: Int, in range: ClosedRange<Int>, of what: String
  ) throws(ModelFormatProblem) {
    if range.contains(count) { return }
    let bounds = range.count == 1 ? "" : " to \(range.upperBound)"
    throw problem(what, found: "\(count)", expected: "\(range.lowerBound)\(bounds)")
  }
}

extension TFLiteOperator {
  /// The clamp that a field of the options names (schema.fbs, enum ActivationFunctionType).
  func activation<Options: TFLiteOptions>(
    _ options: FlatBufferTable<Options>, _ field: Options
  ) throws(ModelFormatProblem) -> Activation {
    let code: Int8 = try options.integer(field)
    guard let activation = Activation(tfliteCode: code) else {
      throw problem(
        "fused activation", found: "code \(code)", expected: "0 to 3 (none, ReLU, ReLU-1, ReLU6)")
    }
    return activation
  }

  /// A positive extent in two fields of the options.
  func extent<Options: TFLiteOptions>(
    _ options: FlatBufferTable<Options>, _ what: String, height: Options, width: Options,
    default value: Int32 = 0
  ) throws(ModelFormatProblem) -> Extent {
    let extent = Extent(
      height: try options.int(height, default: value), width: try options.int(width, default: value)
    )
    guard extent.height > 0, extent.width > 0 else {
      throw problem(
        what, found: "\(extent.height)x\(extent.width)", expected: "two positive numbers")
    }
    return extent
  }

  /// The padding that a field of the options names, spelled out for this operator's image.
  func padding<Options: TFLiteOptions>(
    _ options: FlatBufferTable<Options>, _ field: Options, of window: SlidingWindow
  ) throws(ModelFormatProblem) -> Padding {
    let code: Int8 = try options.integer(field)
    guard let scheme = PaddingScheme(rawValue: code) else {
      throw problem("padding", found: "code \(code)", expected: "0 (SAME) or 1 (VALID)")
    }
    let image = try image()
    return window.padding(scheme, image: Extent(height: image[1], width: image[2]))
  }
}
