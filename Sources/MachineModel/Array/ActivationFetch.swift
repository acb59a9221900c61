internal import InstructionSet

/// The words that the beats of one weight tile fetch.
///
/// A beat fetches, for each kernel row of its taps that lies within the input and for each brick
/// plane of its channels, the words from the first to the last input pixel that it needs. Words of
/// the beat before are still in the window register, if that was the group of pixels to the left.
/// Rows that the group of pixels above needed are still in the line buffer, if all rows of the
/// window fit it and that group is of the same run: of the same block, or, where all taps and
/// channels are one step, of any.
struct ActivationFetch: Sendable {
  private let input: FeatureMap
  private let taps: ConvolutionLoops.TapGroup
  private let planes: Range<Int>
  private let layout: BankLayout
  /// What a row and a column of the output, and of the kernel, are in the input.
  private let strideHeight: Int
  private let strideWidth: Int
  private let dilationHeight: Int
  /// The first input row and column that the first output pixel needs.
  private let firstRow: Int
  private let firstColumn: Int
  /// Input columns from the first to the last tap.
  private let tapSpan: Int
  private let pixels: Int
  private let outputWidth: Int
  private let groupsPerRow: Int
  /// Kernel rows whose words are in the line buffer where the group above was of the same run.
  private let heldRows: Int
  private let zeros: ZeroWords?

  init(_ plan: ConvolutionPlan, outputGroup: Int, step: Int) {
    let loops = plan.loops
    let convolve = loops.instruction
    input = convolve.input
    taps = loops.taps(ofStep: step)
    layout = plan.layout
    (strideHeight, strideWidth) = (convolve.strideHeight, convolve.strideWidth)
    dilationHeight = convolve.dilationHeight
    firstRow = taps.row * dilationHeight - convolve.padTop
    firstColumn = taps.column * convolve.dilationWidth - convolve.padLeft
    tapSpan = (taps.columns - 1) * convolve.dilationWidth
    pixels = loops.geometry.pixels
    outputWidth = convolve.output.width
    groupsPerRow = plan.groupsPerRow
    zeros = plan.zeros
    planes = loops.inputPlanes(ofOutputGroup: outputGroup, step: step)
    let fits =
      loops.windowRowBytes(ofOutputGroup: outputGroup, step: step) <= plan.lineBufferBytes
    heldRows = fits ? loops.sharedRows(ofStep: step) : 0
  }

  /// Runs that a beat may have, some of them empty.
  var runs: Int { taps.rows * planes.count }

  /// One of the runs of a beat, from the first word on that is not of zeros.
  /// - Parameters:
  ///   - row: the output row.
  ///   - group: the group of pixels within the row.
  ///   - runStart: the first group of the run, counted from the first row's.
  func run(_ index: Int, row: Int, group: Int, runStart: Int) -> WordRun {
    guard let start = rowStart(index, row: row) else { return WordRun() }
    let groupsInRun = row * groupsPerRow + group - runStart
    if tapRow(index) < heldRows && groupsInRun >= groupsPerRow { return WordRun() }
    var run = words(from: start, group: group)
    if group > 0 && groupsInRun > 0 {
      run.next = max(run.next, words(from: start, group: group - 1).end)
    }
    skipZeros(&run)
    return run
  }

  /// The first byte of the input row that a run is of; nil where that lies in the padding.
  private func rowStart(_ index: Int, row: Int) -> Int? {
    let tapRow = tapRow(index)
    let inputRow = row * strideHeight + firstRow + tapRow * dilationHeight
    guard inputRow >= 0, inputRow < input.height else { return nil }
    let plane = planes.lowerBound + index - tapRow * planes.count
    return input.rowStart(plane: plane, row: inputRow)
  }

  /// The kernel row of a run, counted from the step's first.
  private func tapRow(_ index: Int) -> Int { planes.count == 1 ? index : index / planes.count }

  /// Takes words of zeros off the front of a run.
  private func skipZeros(_ run: inout WordRun) {
    guard let zeros else { return }
    while !run.isDone && zeros[run.next] { run.next += 1 }
  }

  /// The banks of a run's next request, which leaves words of zeros out.
  func mask(_ run: WordRun) -> UInt64 {
    let request = run.request(layout)
    guard let zeros else { return layout.mask(request) }
    return request.reduce(0) { $0 | (zeros[$1] ? 0 : layout.mask($1..<$1 + 1)) }
  }

  /// Takes the words of a granted request off a run, and returns how many were read.
  func advance(_ run: inout WordRun) -> Int {
    let request = run.request(layout)
    run.next = request.upperBound
    guard let zeros else { return request.count }
    skipZeros(&run)
    return request.count { !zeros[$0] }
  }

  /// Whether a beat has nothing but words of zeros, and padding, to multiply.
  func isZero(row: Int, group: Int) -> Bool {
    guard let zeros else { return false }
    return (0..<runs).allSatisfy { index in
      guard let start = rowStart(index, row: row) else { return true }
      let run = words(from: start, group: group)
      return run.isDone || (run.next..<run.end).allSatisfy { zeros[$0] }
    }
  }

  /// The words of a row, from its first byte, that a group of pixels needs.
  private func words(from start: Int, group: Int) -> WordRun {
    let columns = columns(ofGroup: group)
    return layout.words(
      start + columns.lowerBound << input.brickShift..<start + columns.upperBound
        << input.brickShift)
  }

  /// The input columns from the first to the last that a group of pixels needs.
  private func columns(ofGroup group: Int) -> Range<Int> {
    let firstPixel = group * pixels
    let lastPixel = min(firstPixel + pixels, outputWidth) - 1
    let first = firstPixel * strideWidth + firstColumn
    let last = lastPixel * strideWidth + firstColumn + tapSpan
    return (first..<last + 1).clamped(to: 0..<input.width)
  }
}
