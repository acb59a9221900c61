internal import ModelIR

extension ONNXOperatorRule {
  /// Sums, means and the like over axes, and where the greatest element is.
  static let reductions: [ONNXOperatorRule] = [
    reduction("ReduceSum", .sum), reduction("ReduceProd", .product),
    reduction("ReduceMin", .minimum), reduction("ReduceMax", .maximum),
    ONNXOperatorRule("ReduceMean") { importer throws(ModelFormatProblem) in
      [
        try importer.reduction(of: importer.input(0)) { axes, keepsAxes in
          Mean(axes: axes, keepsAxes: keepsAxes)
        }
      ]
    },
    composed("ReduceL1", before: .absolute, after: nil),
    composed("ReduceL2", before: .square, after: .squareRoot),
    composed("ReduceSumSquare", before: .square, after: nil),
    composed("ReduceLogSum", before: nil, after: .logarithm),
    composed("ReduceLogSumExp", before: .exponential, after: .logarithm),
    ONNXOperatorRule("ArgMax") { importer throws(ModelFormatProblem) in
      [try importer.search(isMinimum: false)]
    },
    ONNXOperatorRule("ArgMin") { importer throws(ModelFormatProblem) in
      [try importer.search(isMinimum: true)]
    },
  ]

  private static func reduction(_ name: String, _ function: ReduceFunction) -> ONNXOperatorRule {
    ONNXOperatorRule(name) { importer throws(ModelFormatProblem) in
      [
        try importer.reduction(of: importer.input(0)) { axes, keepsAxes in
          Reduce(function, axes: axes, keepsAxes: keepsAxes)
        }
      ]
    }
  }

  /// A sum of a function of the elements, and a function of the sum.
  private static func composed(
    _ name: String, before: UnaryFunction?, after: UnaryFunction?
  ) -> ONNXOperatorRule {
    ONNXOperatorRule(name) { importer throws(ModelFormatProblem) in
      var value = try importer.input(0)
      if let before { value = try importer.mapped(value, Unary(before)) }
      value = try importer.reduction(of: value) { axes, keepsAxes in
        Reduce(.sum, axes: axes, keepsAxes: keepsAxes)
      }
      if let after { value = try importer.mapped(value, Unary(after)) }
      return [value]
    }
  }
}

extension ONNXImporter {
  /// A reduction over the axes that the node names, in an attribute or an input; over all of them
  /// where it names none, unless it says otherwise.
  ///
  /// - Parameters:
  ///   - value: what is reduced.
  ///   - make: the operator for axes of the tensor, ascending.
  mutating func reduction(
    of value: ONNXValue,
    _ make: (_ axes: [Int], _ keepsAxes: Bool) -> some OperatorDefinition
  ) throws(ModelFormatProblem) -> ONNXValue {
    let named = try list("axes", input: 1) ?? []
    if named.isEmpty, node.flag("noop_with_empty_axes") { return value }
    var axes: Set<Int> = []
    for axis in named { axes.insert(try node.axis(axis, rank: value.rank, "axes")) }
    if named.isEmpty { axes = Set(0..<value.rank) }
    return try reduced(
      value, over: axes, keepsAxes: node.flag("keepdims", default: true), make)
  }

  /// The order in which a value's axes are stored once some of them are gone.
  func remaining(_ value: ONNXValue, without axes: Set<Int>) -> [Int] {
    let kept = (0..<value.rank).filter { !axes.contains($0) }
    return value.order.compactMap { kept.firstIndex(of: $0) }
  }

  /// A reduction of a value over axes of the file.
  mutating func reduced(
    _ value: ONNXValue, over axes: Set<Int>, keepsAxes: Bool,
    _ make: (_ axes: [Int], _ keepsAxes: Bool) -> some OperatorDefinition
  ) throws(ModelFormatProblem) -> ONNXValue {
    let stored = axes.map { value.storedAxis($0) }.sorted()
    guard !stored.isEmpty else { return value }
    let tensor = try emit(make(stored, keepsAxes), [value.tensor])
    return ONNXValue(
      tensor, order: keepsAxes ? value.order : remaining(value, without: axes), type: value.type)
  }

  /// The mean over axes of the file, which stay.
  mutating func averaged(
    _ value: ONNXValue, over axes: [Int]
  ) throws(ModelFormatProblem) -> ONNXValue {
    try reduced(value, over: Set(axes), keepsAxes: true) { Mean(axes: $0, keepsAxes: $1) }
  }

  /// Where the greatest or least element along an axis is.
  mutating func search(isMinimum: Bool) throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    let axis = try node.axis(node.int("axis", default: 0), rank: value.rank)
    let keepsAxis = node.flag("keepdims", default: true)
    let search = ArgMax(
      axis: value.storedAxis(axis), keepsAxis: keepsAxis, isMinimum: isMinimum,
      takesLast: node.flag("select_last_index"))
    return ONNXValue(
      try emit(search, [value.tensor], type: .int64),
      order: keepsAxis ? value.order : remaining(value, without: [axis]), type: .int64)
  }
}
