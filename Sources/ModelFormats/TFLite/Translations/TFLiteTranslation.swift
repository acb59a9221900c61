internal import ModelIR

/// How an operator of a file is spelled in operators of a graph.
struct TFLiteTranslation: Sendable {
  /// The most inputs or outputs of an operator that has any number of them.
  static let most = 1 << 12

  /// How many inputs it has in a file.
  let inputs: ClosedRange<Int>
  /// How many outputs it has in a file.
  var outputs: ClosedRange<Int> = 1...1
  /// Adds the operations.
  let read: @Sendable (inout TFLiteSteps) throws(ModelFormatProblem) -> Void

  init(
    inputs: ClosedRange<Int>, outputs: ClosedRange<Int> = 1...1,
    _ read: @escaping @Sendable (inout TFLiteSteps) throws(ModelFormatProblem) -> Void
  ) {
    self.inputs = inputs
    self.outputs = outputs
    self.read = read
  }

  /// A function of one element whose attributes are its name's.
  static func unary(_ function: UnaryFunction, alpha: Float = 0) -> TFLiteTranslation {
    TFLiteTranslation(inputs: 1...1) { (steps) throws(ModelFormatProblem) in
      steps.add(.unary(Unary(function, alpha: alpha)), inputs: 1)
    }
  }

  /// A function of two elements without options.
  static func binary(_ function: BinaryFunction) -> TFLiteTranslation {
    TFLiteTranslation(inputs: 2...2) { (steps) throws(ModelFormatProblem) in
      steps.add(.binary(Binary(function)), inputs: 2)
    }
  }

  /// A function of two elements with a clamp behind it.
  static func binary<Options: TFLiteOptions>(
    _ function: BinaryFunction, _ options: Options.Type, _ field: Options
  ) -> TFLiteTranslation {
    TFLiteTranslation(inputs: 2...2) { (steps) throws(ModelFormatProblem) in
      let table = try steps.source.options(Options.self)
      let activation = try steps.source.activation(table, field)
      steps.add(.binary(Binary(function, activation: activation)), inputs: 2)
    }
  }

  /// A reduction over the axes in the second input.
  static func reduce(_ function: ReduceFunction) -> TFLiteTranslation {
    TFLiteTranslation(inputs: 2...2) { (steps) throws(ModelFormatProblem) in
      let mean = try Mean(steps.source)
      steps.add(
        .reduce(Reduce(function, axes: mean.axes, keepsAxes: mean.keepsAxes)), inputs: 1)
    }
  }

  /// An operator whose first inputs are its tensors and that has no attributes.
  static func plain(_ form: Operator, inputs: Int) -> TFLiteTranslation {
    TFLiteTranslation(inputs: inputs...inputs) { (steps) throws(ModelFormatProblem) in
      steps.add(form, inputs: inputs)
    }
  }
}

/// The operations that an operator of a file becomes.
struct TFLiteSteps {
  /// The operator in the file.
  let source: TFLiteOperator
  /// What it becomes; tensors are numbered as in the file, further ones behind them.
  private(set) var operations: [Operation] = []
  /// The tensors between them.
  private(set) var tensors: [Tensor] = []
  private let firstTensor: Int

  init(_ source: TFLiteOperator, firstTensor: Int) {
    self.source = source
    self.firstTensor = firstTensor
  }

  /// The tensor at an input position of the file's operator; nil where it is absent.
  func input(_ position: Int) -> TensorID? {
    position < source.inputs.count ? source.inputs[position].map(TensorID.init) : nil
  }

  /// The tensor at an output position of the file's operator.
  func output(_ position: Int = 0) -> TensorID { TensorID(source.outputs[position]) }

  /// Adds an operation from the first inputs of the file's operator to its output.
  mutating func add(_ form: Operator, inputs: Int) {
    add(form, (0..<inputs).map(input), to: output())
  }

  mutating func add(_ form: Operator, _ inputs: [TensorID?], to output: TensorID) {
    operations.append(Operation(form, inputs: inputs, outputs: [output]))
  }

  /// A new tensor with the type and quantisation of another.
  mutating func tensor(_ shape: [Int], like tensor: Tensor) -> TensorID {
    var own = tensor
    own.shape = Shape(shape)
    own.constant = nil
    own.name = "\(tensor.name)/\(source.index).\(tensors.count)"
    tensors.append(own)
    return TensorID(firstTensor + tensors.count - 1)
  }

  /// A new constant of reals.
  mutating func constant(_ values: [Float], _ shape: [Int], like tensor: Tensor) -> TensorID {
    let id = self.tensor(shape, like: tensor)
    tensors[tensors.count - 1].constant = .float32(values)
    return id
  }

  /// A new constant of one 16-bit integer, with the quantisation of another tensor.
  mutating func constant(_ value: Int16, like tensor: Tensor) -> TensorID {
    let id = self.tensor([1], like: tensor)
    tensors[tensors.count - 1].constant = .int16([value])
    return id
  }

  /// An axis that may count from the end.
  func axis(_ number: Int, of rank: Int) throws(ModelFormatProblem) -> Int {
    guard (-rank..<rank).contains(number) else {
      throw source.problem("axis", found: "\(number)", expected: "one of \(rank) axes")
    }
    return number < 0 ? number + rank : number
  }

  /// Numbers of a constant input, as many as given.
  func integers(
    _ position: Int, _ what: String, count: Int
  ) throws(ModelFormatProblem) -> [Int] {
    let values = try source.integers(position, what)
    guard values.count == count else {
      throw source.problem(what, found: "\(values.count) numbers", expected: "\(count)")
    }
    return values
  }
}
