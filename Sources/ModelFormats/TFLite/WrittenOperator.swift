internal import ModelIR

/// What a file says of an operator beside the tensors it reads and makes.
struct WrittenOperator {
  /// The number of the options table in the union `BuiltinOptions`; 0 for none.
  let optionsType: UInt8
  /// The options table.
  let options: FlatBufferNode?
  /// Constant operands that follow the tensors.
  let operands: [Operand]
  /// The file's order of the tensors and operands, by their positions; nil for as they are.
  var order: [Int]?

  /// A constant tensor made from attributes.
  struct Operand {
    let name: String
    let shape: [Int]
    let elements: TensorElements
    let quantization: Quantization?

    /// int32 numbers.
    init(name: String, shape: [Int], values: [Int]) {
      self.name = name
      self.shape = shape
      elements = .int32(values.map { Int32(truncatingIfNeeded: $0) })
      quantization = nil
    }

    /// A list of int32 numbers.
    init(_ name: String, _ values: [Int]) {
      self.init(name: name, shape: [values.count], values: values)
    }

    /// A single element with the type and quantisation of a tensor.
    init(_ name: String, _ element: TensorElements, like tensor: Tensor) {
      self.name = name
      shape = []
      elements = element
      quantization = tensor.quantization
    }
  }

  /// Describes options with the fields given.
  init<Options: TFLiteOptions>(
    _ type: Options.Type, _ fields: KeyValuePairs<Options, FlatBufferValue>,
    operands: [Operand] = []
  ) {
    optionsType = Options.unionType
    options = FlatBufferNode(type, fields)
    self.operands = operands
  }

  /// Describes an operator without options.
  init(operands: [Operand] = []) {
    optionsType = 0
    options = nil
    self.operands = operands
  }
}
