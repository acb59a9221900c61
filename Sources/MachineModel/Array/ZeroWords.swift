internal import InstructionSet

/// The words of a convolution's input whose bytes are all its zero point.
///
/// The banks keep a flag beside each word, made as the word is written.
struct ZeroWords: Sendable, Hashable {
  private let first: Int
  private let flags: [Bool]

  /// - Parameter banks: their bytes, with the whole input written.
  init(_ convolve: Convolve, banks: [Int8], layout: BankLayout) {
    let zero = Int8(truncatingIfNeeded: convolve.inputZeroPoint)
    let ranges = convolve.input.byteRanges
    let words = layout.words(convolve.input.address.byte..<(ranges.last?.upperBound ?? 0))
    first = words.next
    flags = (words.next..<words.end).map { word in
      let bytes = word * layout.wordBytes..<(word + 1) * layout.wordBytes
      return banks[bytes.clamped(to: banks.indices)].allSatisfy { $0 == zero }
    }
  }

  /// Whether a word, counted through all banks, is of zeros.
  subscript(word: Int) -> Bool { flags.indices.contains(word - first) && flags[word - first] }
}
