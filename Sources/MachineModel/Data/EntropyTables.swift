internal import InstructionSet

/// The tables that the weight decoder holds.
struct EntropyTables: Sendable {
  private var tables: [Int: EntropyTable] = [:]

  /// The table in a place of the decoder, if one is loaded.
  subscript(place: Int) -> EntropyTable? {
    get { tables[place] }
    set { tables[place] = newValue }
  }

  /// The table that a convolution names; nil where it names none.
  subscript(convolve: Convolve) -> EntropyTable? {
    convolve.weightCoding == .entropy ? tables[convolve.weightTable] : nil
  }
}
