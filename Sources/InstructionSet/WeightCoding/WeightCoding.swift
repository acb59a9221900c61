/// How a stream stores its weights, which the decoder turns back into values.
package enum WeightCoding: UInt8, Sendable, Hashable, CaseIterable {
  /// As many bits for each weight as its format has.
  case packed
  /// Two bits for each weight.
  case packed2
  /// Three bits for each weight.
  case packed3
  /// Six bits for each weight.
  case packed6
  /// For each decode cycle a bit for each weight, then those that are not zero.
  case bitmap
  /// A code of an entropy table for each weight, interleaved over the decoder's lanes.
  case entropy

  /// Bits of the stream for each weight; nil where they are not the same for all.
  package func bitsPerWeight(_ format: WeightFormat) -> Int? {
    switch self {
    case .packed: format.bitsPerWeight
    case .packed2: 2
    case .packed3: 3
    case .packed6: 6
    case .bitmap, .entropy: nil
    }
  }
}

extension WeightCoding: OperandValue {
  package var operandField: Int64 { Int64(rawValue) }
  package init?(operandField: Int64) {
    guard let raw = UInt8(exactly: operandField) else { return nil }
    self.init(rawValue: raw)
  }
  package static var operandStyle: OperandStyle { .choice(allCases.map { "\($0)" }) }
}

extension Convolve {
  /// Bits of the stream for each weight; nil where they are not the same for all.
  package var storedBitsPerWeight: Int? {
    skipsTiles ? nil : weightCoding.bitsPerWeight(weightFormat)
  }

  /// Whether the bits of a weight depend on its value, and so the decoder's reads on the stream.
  package var isCoded: Bool { storedBitsPerWeight == nil }

  /// The value of a weight whose products are zero, as far as a stream can hold it.
  package var zeroWeight: Int8 { Int8(clamping: weightZeroPoint) }
}
