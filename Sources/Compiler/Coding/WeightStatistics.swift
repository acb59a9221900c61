internal import ChipDescription
internal import InstructionSet

/// What the coding of a convolution's weights hangs on.
struct WeightStatistics: Sendable {
  /// A coding, and how many bits all weights take with it.
  struct Choice: Sendable, Hashable {
    var coding: WeightCoding
    var bits: Int
  }

  /// How many weights of the stream have each value, the value −128 first.
  let histogram: [Int]
  /// Bits of the flags before tiles, where the stream leaves some out.
  let flags: Int
  /// The coding of as many bits for each weight that takes the fewest.
  let packed: Choice
  /// The coding without a table that takes the fewest bits, and of those the simplest.
  let tableless: Choice

  init(_ weights: [Int8], _ convolve: Convolve, _ chip: ChipSpec) {
    var histogram = [Int](repeating: 0, count: 256)
    for weight in weights { histogram[Int(weight) + 128] += 1 }
    let loops = ConvolutionLoops(convolve, ArrayGeometry(chip))
    let flags = convolve.skipsTiles ? loops.tiles : 0
    // About so many zeros; one is kept, as a table has to have a code for those that are stored.
    let leftOut =
      min(max(histogram[128] - 1, 0), Int(Double(weights.count) * loops.zeroShare))
    histogram[128] -= leftOut
    let count = weights.count - leftOut
    let least = (histogram.firstIndex { $0 > 0 } ?? 128) - 128
    let greatest = (histogram.lastIndex { $0 > 0 } ?? 128) - 128
    let fits = { (bits: Int) in -1 << (bits - 1) <= least && greatest < 1 << (bits - 1) }
    self.histogram = histogram
    self.flags = flags
    let format = convolve.weightFormat
    var codings: [WeightCoding] = [.packed]
    if chip.decoder.unpacksNarrow { codings += [.packed6, .packed3, .packed2] }
    let packed = codings.compactMap { coding in
      coding.bitsPerWeight(format).flatMap { bits in
        fits(bits) ? Choice(coding: coding, bits: flags + bits * count) : nil
      }
    }
    var best = packed.min { $0.bits < $1.bits } ?? Choice(coding: .packed, bits: flags + 8 * count)
    self.packed = best
    let zeros = histogram[Int(convolve.zeroWeight) + 128]
    let bitmap = flags + count + (count - zeros) * format.bitsPerWeight
    if chip.decoder.expandsBitmaps && bitmap < best.bits {
      best = Choice(coding: .bitmap, bits: bitmap)
    }
    tableless = best
  }

  /// Bits of all weights with an entropy table; nil where it has no code for one of them.
  ///
  /// A lane's first weight takes the bits of a whole state, where its last takes none.
  func bits(_ costs: [Int?], _ decoder: WeightDecoderSpec) -> Int? {
    var units = 0
    var count = 0
    for (weights, cost) in zip(histogram, costs) where weights > 0 {
      guard let cost else { return nil }
      units += weights * cost
      count += weights
    }
    let lanes = min(decoder.weightsPerCycle, count)
    let bits = units / FixedLogarithm.unitsPerBit
    return flags + bits + lanes * (decoder.tableStateBits - bits / max(1, count))
  }
}

extension [Int] {
  /// The order-0 entropy of all values of which there are so many each, in `FixedLogarithm`'s
  /// units.
  var entropyUnits: Int {
    let count = reduce(0, +)
    let logarithm = FixedLogarithm.units(Swift.max(1, count))
    return reduce(0) { units, values in
      values == 0 ? units : units + values * (logarithm - FixedLogarithm.units(values))
    }
  }
}
