internal import InstructionSet

/// The extents that maximum and average pools share; every window has a pixel of the input.
struct PoolWindow: Sendable {
  let input: FeatureMap
  let output: FeatureMap
  let kernelHeight: Int
  let kernelWidth: Int
  let strideHeight: Int
  let strideWidth: Int
  let padTop: Int
  let padLeft: Int

  init(_ pool: VectorMaxPool) {
    input = pool.input
    output = pool.output
    kernelHeight = pool.kernelHeight
    kernelWidth = pool.kernelWidth
    strideHeight = pool.strideHeight
    strideWidth = pool.strideWidth
    padTop = pool.padTop
    padLeft = pool.padLeft
  }

  init(_ pool: VectorAveragePool) {
    input = pool.input
    output = pool.output
    kernelHeight = pool.kernelHeight
    kernelWidth = pool.kernelWidth
    strideHeight = pool.strideHeight
    strideWidth = pool.strideWidth
    padTop = pool.padTop
    padLeft = pool.padLeft
  }

  /// The input rows under the window of an output row.
  func rows(_ row: Int) -> Range<Int> {
    let first = row * strideHeight - padTop
    return (first..<first + kernelHeight).clamped(to: 0..<input.height)
  }

  /// The input columns under the window of an output column.
  func columns(_ column: Int) -> Range<Int> {
    let first = column * strideWidth - padLeft
    return (first..<first + kernelWidth).clamped(to: 0..<input.width)
  }
}

/// Beats of a pool: an item for each output pixel and brick, a beat for each window row in the
/// input.
struct PoolBeats: Sendable {
  let window: PoolWindow
  let lanes: Int
  let layout: BankLayout

  var items: Int {
    window.output.height * window.output.width * window.output.bricks
  }

  /// Row, column and brick of an item; bricks follow each other first.
  func position(ofItem item: Int) -> (row: Int, column: Int, brick: Int) {
    let pixel = item / window.output.bricks
    let row = pixel / window.output.width
    return (row, pixel - row * window.output.width, item - pixel * window.output.bricks)
  }

  func parts(ofItem item: Int) -> Int { window.rows(position(ofItem: item).row).count }

  func beat(item: Int, part: Int) -> Beat {
    let (row, column, brick) = position(ofItem: item)
    let rows = window.rows(row)
    var beat = Beat()
    let bytes = window.input.bytes(
      plane: brick, row: rows.lowerBound + part, columns: window.columns(column))
    beat.readA = layout.words(bytes)
    beat.elements = bytes.count
    beat.busyCycles = ceilingQuotient(bytes.count, lanes)
    beat.computeCycles = beat.busyCycles
    if part == rows.count - 1 {
      beat.write = layout.words(window.output.bytes(plane: brick, row: row, column: column))
    }
    return beat
  }
}
