internal import ChipDescription
internal import InstructionSet

/// What the beats of a group of kernel taps cost on the average, windows clipped at the border.
///
/// Pixel groups of a row go on from the words of the one before; those of further rows of a block
/// go on from the rows that a line buffer holds.
struct BeatCost: Sendable {
  /// Cycles of a pixel group in the row with which a run of groups begins, and in further rows.
  let first: Double
  let further: Double
  /// Cycles more for a run that begins within a row.
  let reentry: Double

  /// - Parameters:
  ///   - taps: what a beat takes together.
  ///   - planes: the brick planes that it reads.
  ///   - heldRows: kernel rows that the row above needed as well, and a line buffer holds.
  init(
    _ loops: ConvolutionLoops, taps: ConvolutionLoops.TapGroup, planes: Int, heldRows: Int,
    _ chip: ChipSpec
  ) {
    let requests = Self.requests(loops, taps, chip)
    let height = loops.instruction.output.height
    // How many output rows have so many kernel rows in the input: all, and those not held.
    var rows = [Int](repeating: 0, count: taps.rows + 1)
    var laterRows = rows
    let beginnings = heldRows > 0 ? Self.beginnings(loops) : Set(0..<height)
    for row in 0..<height {
      var valid = 0
      var fresh = 0
      for tap in 0..<taps.rows where Self.isInside(loops.instruction, row, taps.row + tap) {
        valid += 1
        fresh += tap >= heldRows ? 1 : 0
      }
      if beginnings.contains(row) { rows[valid] += 1 }
      laterRows[fresh] += 1
    }
    func average(_ rows: [Int]) -> Double {
      var cycles = 0
      for valid in rows.indices where rows[valid] > 0 {
        cycles += rows[valid] * requests.reduce(0) { $0 + max(1, valid * planes * $1) }
      }
      return Double(cycles) / Double(max(1, rows.reduce(0, +) * requests.count))
    }
    first = average(rows)
    further = heldRows > 0 ? average(laterRows) : first
    reentry = Self.reentry(loops, taps, chip, requests) * Double(planes * taps.rows)
  }

  /// The rows of the output with which runs of pixel groups begin.
  private static func beginnings(_ loops: ConvolutionLoops) -> Set<Int> {
    Set((0..<loops.blocks).map { loops.runStart(ofBlock: $0) / loops.groupsPerRow })
  }

  /// Whether a kernel row of an output row lies in the input.
  private static func isInside(_ convolve: Convolve, _ row: Int, _ tap: Int) -> Bool {
    let input = row * convolve.strideHeight - convolve.padTop + tap * convolve.dilationHeight
    return input >= 0 && input < convolve.input.height
  }

  /// For each pixel group of a row, the requests for what one plane of one kernel row needs anew.
  private static func requests(
    _ loops: ConvolutionLoops, _ taps: ConvolutionLoops.TapGroup, _ chip: ChipSpec
  ) -> [Int] {
    var held = 0
    return (0..<loops.groupsPerRow).map { group in
      let words = words(loops, taps, group, chip)
      defer { held = max(held, words.upperBound) }
      return quotient(max(0, words.upperBound - max(held, words.lowerBound)), chip.sram.interleave)
    }
  }

  /// The words of a row that a pixel group needs.
  private static func words(
    _ loops: ConvolutionLoops, _ taps: ConvolutionLoops.TapGroup, _ group: Int, _ chip: ChipSpec
  ) -> Range<Int> {
    let convolve = loops.instruction
    let pixel = group * chip.array.pixels
    let last = min(pixel + chip.array.pixels, convolve.output.width) - 1
    let tap = taps.column * convolve.dilationWidth - convolve.padLeft
    let end = last * convolve.strideWidth + tap + (taps.columns - 1) * convolve.dilationWidth + 1
    let columns = (min(pixel * convolve.strideWidth + tap, end)..<end)
      .clamped(to: 0..<convolve.input.width)
    guard !columns.isEmpty else { return 0..<0 }
    let word = chip.sram.wordBytes
    return columns.lowerBound << convolve.input.brickShift
      / word..<quotient(columns.upperBound << convolve.input.brickShift, word)
  }

  /// Requests of one plane and row that a run which begins within a row has more than others.
  private static func reentry(
    _ loops: ConvolutionLoops, _ taps: ConvolutionLoops.TapGroup, _ chip: ChipSpec,
    _ requests: [Int]
  ) -> Double {
    let perBlock = loops.instruction.groupsPerBlock
    guard loops.steps > 1, requests.count > 1, !perBlock.isMultiple(of: requests.count) else {
      return 0
    }
    let middle = requests.count / 2
    let all = quotient(words(loops, taps, middle, chip).count, chip.sram.interleave)
    return Double(max(0, all - requests[middle]))
  }

  private static func quotient(_ value: Int, _ divisor: Int) -> Int {
    (value + divisor - 1) / divisor
  }
}
