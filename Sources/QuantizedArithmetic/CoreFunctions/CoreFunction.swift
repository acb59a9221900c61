/// A tensor function that the control core executes, as a descriptor says.
///
/// The firmware reads it out of the banks; the host's `TensorFunction` has the same functions.
package enum CoreFunction<Words: IntegerList> {
  case multiply(MatrixProductLoops<Words>)
  case logSoftmax(LogSoftmaxRows)
  case normalize(NormalizedRows)
  case find(ExtremeSearch)

  /// Reads a descriptor of a kind of function; nil where it is none.
  package init?(_ kind: TensorFunctionKind, words: Words) {
    var reader = DescriptorReader(words)
    guard let number = reader.next(), number == Int32(kind.rawValue),
      let function = Self.read(kind, from: &reader), reader.isAtEnd
    else { return nil }
    self = function
  }

  private static func read(
    _ kind: TensorFunctionKind, from reader: inout DescriptorReader<Words>
  ) -> Self? {
    switch kind {
    case .multiply: MatrixProductLoops(from: &reader).map(Self.multiply)
    case .logSoftmax: LogSoftmaxRows(from: &reader).map(Self.logSoftmax)
    case .normalize: NormalizedRows(from: &reader).map(Self.normalize)
    case .find: ExtremeSearch(from: &reader).map(Self.find)
    // What the vector unit executes is no work of the core's.
    case .lookup, .lookupPair, .combine, .rearrange, .reduce, .interpolate, .weightedSum, .pool,
      .curve, .wideSoftmax, .wideLookup, .wideMultiply:
      nil
    }
  }

  /// Whether it is for operands and a result of so many elements.
  package func fits(left: Int, right: Int, result: Int) -> Bool {
    switch self {
    case .multiply(let form):
      form.leftCount == Int64(left) && form.rightCount == Int64(right)
        && form.resultCount == result
    case .logSoftmax(let form): form.count == left && right == 0 && form.count == result
    case .normalize(let form): form.count == left && right == 0 && form.count == result
    case .find(let form): form.count == left && right == 0 && form.placeCount == result
    }
  }

  /// Computes from operands that it fits.
  package func apply(
    _ left: some IntegerList, _ right: some IntegerList, to result: inout some IntegerWriter
  ) {
    switch self {
    case .multiply(let form):
      if form.rightConstants.count > 0 {
        form.apply(left, form.rightConstants, to: &result)
      } else {
        form.apply(left, right, to: &result)
      }
    case .logSoftmax(let form): form.apply(left, to: &result)
    case .normalize(let form): form.apply(left, to: &result)
    case .find(let form): form.apply(left, to: &result)
    }
  }
}
