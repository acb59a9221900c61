extension LogSoftmaxRows: TensorFunctionForm {
  package static let kind = TensorFunctionKind.logSoftmax

  package init(rows: Int, length: Int, inputScale: Float) {
    let softmax = QuantizedSoftmax(beta: 1, inputScale: inputScale, resultMinimum: -128)
    let multiplier = softmax.multiplier
    self.init(
      rows: rows, length: length, softmax: softmax,
      inverse: FixedPointMultiplier(
        exp2(31 - multiplier.shift) / Double(max(multiplier.significand, 1))))
  }

  package var wrapped: TensorFunction { .logSoftmax(self) }
  package var leftCount: Int { count }
  package var resultCount: Int { count }
  package var steps: Int { count }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    result.removeAll(keepingCapacity: true)
    apply(left, to: &result)
  }

  package func write(to words: inout [Int32]) {
    words.append(list: [rows, length])
    words.append(softmax.multiplier)
    words.append(softmax.leastDifference)
    words.append(inverse)
  }

  package init?(from reader: inout WordReader) { self.init(from: &reader.reader) }
}

extension NormalizedRows: TensorFunctionForm {
  package static let kind = TensorFunctionKind.normalize

  package var wrapped: TensorFunction { .normalize(self) }
  package var leftCount: Int { count }
  package var resultCount: Int { count }
  package var steps: Int { count }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    result.removeAll(keepingCapacity: true)
    apply(left, to: &result)
  }

  package func write(to words: inout [Int32]) {
    words.append(list: [rows, length])
    words.append(zeroPoint)
  }

  package init?(from reader: inout WordReader) { self.init(from: &reader.reader) }
}

extension ExtremeSearch: TensorFunctionForm {
  package static let kind = TensorFunctionKind.find

  /// - Parameter extents: before, along and behind the axis.
  package init(extents: [Int], isMinimum: Bool, takesLast: Bool) {
    self.init(
      outer: extents[0], length: extents[1], inner: extents[2], isMinimum: isMinimum,
      takesLast: takesLast)
  }

  package var wrapped: TensorFunction { .find(self) }
  package var leftCount: Int { count }
  package var resultCount: Int { placeCount }
  package var steps: Int { count }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    result.removeAll(keepingCapacity: true)
    apply(left, to: &result)
  }

  package func write(to words: inout [Int32]) {
    words.append(list: [outer, length, inner])
    words += [isMinimum ? 1 : 0, takesLast ? 1 : 0]
  }

  package init?(from reader: inout WordReader) { self.init(from: &reader.reader) }
}
