internal import ModelIR
internal import QuantizedArithmetic

extension Mean: TFLiteForm {
  static var code: BuiltinOperator { .mean }
  static var fileInputs: ClosedRange<Int> { 2...2 }
  static var tensorInputs: Int { 1 }

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let options = try source.options(TFLiteSchema.ReducerOptions.self)
    let rank = try source.input(0, "input").shape.rank
    var axes: Set<Int> = []
    for axis in try source.integers(1, "axes") {
      guard (-rank..<rank).contains(axis) else {
        throw source.problem("axes", found: "\(axis)", expected: "one of \(rank) axes")
      }
      axes.insert(axis < 0 ? axis + rank : axis)
    }
    self.init(axes: axes.sorted(), keepsAxes: try options.bool(.keepDims))
  }

  func written(_ operation: GraphOperation) throws(ModelFormatProblem) -> WrittenOperator {
    guard rounding == .double else {
      throw operation.problem("rounding", found: "\(rounding)", expected: "double")
    }
    return WrittenOperator(
      TFLiteSchema.ReducerOptions.self, [.keepDims: .bool(keepsAxes)],
      operands: [WrittenOperator.Operand(name: "axes", shape: [axes.count], values: axes)])
  }
}
