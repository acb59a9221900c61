/// What the chip computes of whole tensors that the MAC array has no loops for, as a descriptor
/// says.
///
/// The integer evaluator and the machine call the same functions. A descriptor is a list of 32-bit
/// words, the function's number first; elements are integers in row-major order.
package enum TensorFunction: Sendable, Hashable {
  case lookup(TableLookup)
  case lookupPair(PairLookup)
  case combine(Combination)
  case rearrange(Rearrangement)
  case reduce(Reduction)
  case interpolate(Interpolation)
  case multiply(MatrixProducts)
  case logSoftmax(LogSoftmaxRows)
  case normalize(NormalizedRows)
  case find(ExtremeSearch)
  case weightedSum(WindowSums)
  case pool(WindowPool)
  case curve(CurveLookup)
  case wideSoftmax(WideSoftmaxRows)
  case wideLookup(WideLookup)
  case wideMultiply(WideMatrixProducts)

  /// The most steps that a function may have, as many as an instruction can name.
  static let mostSteps = 1 << 30

  /// What the function is by itself.
  package var form: any TensorFunctionForm {
    switch self {
    case .lookup(let form): form
    case .lookupPair(let form): form
    case .combine(let form): form
    case .rearrange(let form): form
    case .reduce(let form): form
    case .interpolate(let form): form
    case .multiply(let form): form
    case .logSoftmax(let form): form
    case .normalize(let form): form
    case .find(let form): form
    case .weightedSum(let form): form
    case .pool(let form): form
    case .curve(let form): form
    case .wideSoftmax(let form): form
    case .wideLookup(let form): form
    case .wideMultiply(let form): form
    }
  }

  /// Which function it is.
  package var kind: TensorFunctionKind { type(of: form).kind }

  /// The descriptor.
  package var words: [Int32] {
    var words = [Int32(kind.rawValue)]
    form.write(to: &words)
    return words
  }

  /// Reads a descriptor; nil where it is none, so that hostile words do no harm.
  package init?(words: some Collection<Int32>) {
    var reader = WordReader(words)
    guard let number = reader.next(), let raw = UInt8(exactly: number),
      let kind = TensorFunctionKind(rawValue: raw), let form = kind.form.init(from: &reader),
      reader.isAtEnd
    else { return nil }
    self = form.wrapped
  }

  /// The product of extents, each at least 1, if a tensor may have so many elements.
  static func elementCount(_ extents: [Int]) -> Int? {
    var count = ElementCount()
    for extent in extents {
      guard count.multiply(by: extent) else { return nil }
    }
    return count.value
  }
}

extension TensorFunctionKind {
  var form: any TensorFunctionForm.Type {
    switch self {
    case .lookup: TableLookup.self
    case .lookupPair: PairLookup.self
    case .combine: Combination.self
    case .rearrange: Rearrangement.self
    case .reduce: Reduction.self
    case .interpolate: Interpolation.self
    case .multiply: MatrixProducts.self
    case .logSoftmax: LogSoftmaxRows.self
    case .normalize: NormalizedRows.self
    case .find: ExtremeSearch.self
    case .weightedSum: WindowSums.self
    case .pool: WindowPool.self
    case .curve: CurveLookup.self
    case .wideSoftmax: WideSoftmaxRows.self
    case .wideLookup: WideLookup.self
    case .wideMultiply: WideMatrixProducts.self
    }
  }
}

/// One function of whole tensors.
package protocol TensorFunctionForm: Sendable, Hashable {
  /// Which one it is.
  static var kind: TensorFunctionKind { get }
  /// The function in the closed set of functions.
  var wrapped: TensorFunction { get }
  /// Elements of the left operand.
  var leftCount: Int { get }
  /// Elements of the right operand; 0 where there is none.
  var rightCount: Int { get }
  /// Elements of the tensor that it writes into.
  var resultCount: Int { get }
  /// Steps of its innermost loop, which its time is proportional to.
  var steps: Int { get }
  /// Computes from operands of `leftCount` and `rightCount` elements; `result`, of `resultCount`,
  /// keeps what it does not write.
  func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32])
  /// Appends the descriptor's words behind the number.
  func write(to words: inout [Int32])
  /// Reads the words behind the number; nil where they are no function.
  init?(from reader: inout WordReader)
}

extension TensorFunctionForm {
  package var rightCount: Int { 0 }

  /// The result for some operands, in a tensor that nothing else has written into.
  package func result(_ left: [Int32], _ right: [Int32] = []) -> [Int32] {
    var result = [Int32](repeating: 0, count: resultCount)
    apply(left, right, to: &result)
    return result
  }
}
