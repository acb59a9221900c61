/// The energy of a word read from or written to a single-ported static memory, by size and width.
///
/// CACTI 7 at 22 nm, LSTP cells and periphery, 300 K, optimised for energy (a sweep made for this
/// project). Between two sizes it is linear in the square root of the size, which is how a read
/// grows in the sweep; beyond the sweep it goes on with that square root. Between two widths it is
/// linear; a wider word is two banks of half the size side by side.
package enum BankEnergy {
  /// Sizes that a bank can have, in bytes: the sweep's 2 KiB to 1 MiB, with two octaves to either
  /// side.
  package static let sizes = 256.0...4_194_304.0
  /// Widths that a word can have, in bits: the sweep's 32 to 256, with one octave above.
  package static let widths = 32.0...512.0

  /// Picojoules of a read, one row for each size, one column for each width.
  private static let reads: [(bytes: Double, picojoules: [Double])] = [
    (2_048, [0.405, 0.481, 0.888, 2.198]),
    (8_192, [1.186, 1.59, 2.009, 2.849]),
    (32_768, [2.547, 3.478, 5.242, 7.136]),
    (65_536, [3.507, 5.67, 8.502, 13.622]),
    (131_072, [5.405, 7.402, 11.846, 19.143]),
    (524_288, [10.045, 15.319, 25.052, 41.83]),
    (1_048_576, [14.116, 21.731, 36.338, 63.335]),
  ]
  private static let columns = [32.0, 64, 128, 256]

  /// A read; throws outside `sizes` and `widths`.
  package static func read(bankBytes: Int, wordBytes: Int) throws(PowerError) -> EnergyFigure {
    let picojoules = try readPicojoules(bytes: Double(bankBytes), bits: Double(wordBytes * 8))
    return figure("SRAM word read", picojoules, bankBytes: bankBytes, wordBytes: wordBytes)
  }

  /// A write: 1.25 reads, the middle of the 1.0 to 1.5 to which the sweep's 0.5 to 4 are clamped,
  /// since those come from CACTI choosing another partition for each point.
  package static func write(bankBytes: Int, wordBytes: Int) throws(PowerError) -> EnergyFigure {
    let picojoules =
      1.25 * (try readPicojoules(bytes: Double(bankBytes), bits: Double(wordBytes * 8)))
    return figure("SRAM word write", picojoules, bankBytes: bankBytes, wordBytes: wordBytes)
  }

  private static func figure(
    _ name: String, _ picojoules: Double, bankBytes: Int, wordBytes: Int
  ) -> EnergyFigure {
    EnergyFigure(
      name: "\(name), \(bankBytes) B x \(wordBytes * 8) bit", value: picojoules, unit: .picojoules,
      // 0.8 V is the supply that CACTI takes for 22 nm LSTP.
      conditions: .dynamic(ProcessPoint(nanometres: 22, volts: 0.8)),
      spread: 0.75...2.4,
      source: "CACTI 7 sweep, 22 nm LSTP, 300 K; Horowitz (ISSCC 2014) lies up to 2.4 times higher",
      evidence: .measured)
  }

  private static func readPicojoules(bytes: Double, bits: Double) throws(PowerError) -> Double {
    try PowerError.check("the bank size", bytes, unit: "B", in: sizes)
    try PowerError.check("the bank width", bits, unit: "bit", in: widths)
    guard bits <= 256 else { return 2 * across(bytes: bytes / 2, bits / 2) }
    return across(bytes: bytes, bits)
  }

  /// Linear in the square root of the size.
  private static func across(bytes: Double, _ bits: Double) -> Double {
    let first = reads[0]
    let last = reads[reads.count - 1]
    if bytes <= first.bytes {
      return across(first.picojoules, bits) * (bytes / first.bytes).squareRoot()
    }
    if bytes >= last.bytes {
      return across(last.picojoules, bits) * (bytes / last.bytes).squareRoot()
    }
    let above = reads.firstIndex { $0.bytes >= bytes } ?? reads.count - 1
    let (low, high) = (reads[above - 1], reads[above])
    let share =
      (bytes.squareRoot() - low.bytes.squareRoot())
      / (high.bytes.squareRoot() - low.bytes.squareRoot())
    let from = across(low.picojoules, bits)
    return from + (across(high.picojoules, bits) - from) * share
  }

  /// Linear in the width.
  private static func across(_ row: [Double], _ bits: Double) -> Double {
    let above = columns.firstIndex { $0 >= bits } ?? columns.count - 1
    let right = max(above, 1)
    let share = (bits - columns[right - 1]) / (columns[right] - columns[right - 1])
    return row[right - 1] + (row[right] - row[right - 1]) * share
  }
}
