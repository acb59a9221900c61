internal import ModelIR

extension Pad: TFLiteForm {
  static var code: BuiltinOperator { .pad }
  static var fileInputs: ClosedRange<Int> { 2...2 }
  static var tensorInputs: Int { 1 }

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    _ = try source.options(TFLiteSchema.PadOptions.self)
    try self.init(paddingsOf: source)
  }

  func written(_ operation: GraphOperation) throws(ModelFormatProblem) -> WrittenOperator {
    guard before.count == after.count else {
      throw operation.problem(
        "paddings", found: "\(before.count) before and \(after.count) after", expected: "as many")
    }
    return WrittenOperator(TFLiteSchema.PadOptions.self, [:], operands: [paddings])
  }

  /// The widths as pairs.
  var paddings: WrittenOperator.Operand {
    WrittenOperator.Operand(
      name: "paddings", shape: [before.count, 2],
      values: zip(before, after).flatMap { [$0, $1] })
  }
}
