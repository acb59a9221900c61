internal import ModelIR

extension Pad: TFLiteForm {
  static var code: BuiltinOperator { .pad }
  static var fileInputs: ClosedRange<Int> { 2...2 }
  static var tensorInputs: Int { 1 }

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    _ = try source.options(TFLiteSchema.PadOptions.self)
    let rank = try source.input(0, "input").shape.rank
    let pairs = try source.integers(1, "paddings")
    guard pairs.count == 2 * rank, pairs.allSatisfy({ (0...Int(Int32.max)).contains($0) }) else {
      throw source.problem(
        "paddings", found: "\(pairs.prefix(2 * rank + 2))",
        expected: "\(rank) pairs, none negative")
    }
    self.init(
      before: (0..<rank).map { pairs[2 * $0] }, after: (0..<rank).map { pairs[2 * $0 + 1] })
  }

  func written(_ operation: GraphOperation) throws(ModelFormatProblem) -> WrittenOperator {
    guard before.count == after.count else {
      throw operation.problem(
        "paddings", found: "\(before.count) before and \(after.count) after", expected: "as many")
    }
    let operand = WrittenOperator.Operand(
      name: "paddings", shape: [before.count, 2],
      values: zip(before, after).flatMap { [$0, $1] })
    return WrittenOperator(TFLiteSchema.PadOptions.self, [:], operands: [operand])
  }
}
