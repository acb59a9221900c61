internal import ModelIR

extension Reshape: TFLiteForm {
  static var code: BuiltinOperator { .reshape }
  static var fileInputs: ClosedRange<Int> { 1...2 }
  static var tensorInputs: Int { 1 }

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let asked = try Self.extents(source)
    let count = try source.input(0, "input").shape.elementCount
    guard let shape = Self.resolved(asked, elementCount: count) else {
      throw source.problem(
        "shape", found: "\(asked.prefix(8))", expected: "extents that hold \(count) elements")
    }
    self.init(shape: shape)
  }

  /// The extents asked for: the second input, else the options, else the output's own.
  private static func extents(_ source: TFLiteOperator) throws(ModelFormatProblem) -> [Int] {
    let isConstant = source.inputs.count > 1 && source.inputs[1] != nil
    if isConstant { return try source.integers(1, "shape") }
    let options = try source.options(TFLiteSchema.ReshapeOptions.self)
    let extents = try options.integers(.newShape, as: Int32.self)
    return try extents.isEmpty ? source.output().shape.dimensions : extents.map(Int.init)
  }

  /// The extents with the one that is -1 worked out; nil where they do not hold the elements.
  private static func resolved(_ extents: [Int], elementCount: Int) -> Shape? {
    var known = 1
    for extent in extents where extent != -1 {
      guard extent >= 0, extent <= elementCount else { return nil }
      known *= extent
      if known > elementCount { return nil }
    }
    let unknown = extents.count { $0 == -1 }
    if unknown == 0 { return known == elementCount ? Shape(extents) : nil }
    guard unknown == 1, known > 0, elementCount % known == 0 else { return nil }
    return Shape(extents.map { $0 == -1 ? elementCount / known : $0 })
  }

  func written(_ operation: GraphOperation) -> WrittenOperator {
    let extents = shape.dimensions
    // A constant without elements would read as a tensor that is computed.
    return WrittenOperator(
      TFLiteSchema.ReshapeOptions.self, [.newShape: .ints(extents)],
      operands: extents.isEmpty ? [] : [WrittenOperator.Operand("shape", extents)])
  }
}
