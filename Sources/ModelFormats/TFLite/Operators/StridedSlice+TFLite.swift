internal import ModelIR

extension StridedSlice: TFLiteForm {
  static var code: BuiltinOperator { .stridedSlice }
  static var fileInputs: ClosedRange<Int> { 4...4 }
  static var tensorInputs: Int { 1 }

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let axes = try SliceOperands(source).axes(of: source)
    self.init(
      begin: axes.map(\.begin), end: axes.map(\.end), stride: axes.map(\.stride),
      droppedAxes: axes.indices.filter { axes[$0].isDropped })
  }

  func written(_ operation: GraphOperation) throws(ModelFormatProblem) -> WrittenOperator {
    let rank = begin.count
    guard end.count == rank, stride.count == rank, rank <= SliceOperands.axisLimit else {
      throw operation.problem(
        "slice", found: "\(rank), \(end.count), \(stride.count) axes", expected: "as many")
    }
    // Going backwards past index 0 has no number of its own in a file, where -1 is the last index.
    let openEnds = (0..<rank).filter { end[$0] < 0 }
    let operands = [("begin", begin), ("end", end), ("strides", stride)].map {
      WrittenOperator.Operand(name: $0, shape: [rank], values: $1)
    }
    return WrittenOperator(
      TFLiteSchema.StridedSliceOptions.self,
      [
        .endMask: .int(mask(openEnds)), .shrinkAxisMask: .int(mask(droppedAxes)),
      ], operands: operands)
  }

  private func mask(_ axes: [Int]) -> Int { axes.reduce(0) { $0 | 1 << $1 } }
}
