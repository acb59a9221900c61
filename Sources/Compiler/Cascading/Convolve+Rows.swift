internal import InstructionSet

extension Convolve {
  /// The input rows that some output rows are made of, those in the padding left out.
  func inputRows(for rows: Range<Int>) -> Range<Int> {
    let first = rows.lowerBound * strideHeight - padTop
    let end =
      (rows.upperBound - 1) * strideHeight - padTop + (kernelHeight - 1) * dilationHeight + 1
    return max(0, first)..<min(input.height, end)
  }

  /// The convolution that makes some output rows of their input rows, in maps that hold just these.
  func part(rows: Range<Int>, input: FeatureMap, output: FeatureMap) -> Convolve {
    var part = self
    part.padTop = inputRows(for: rows).lowerBound - (rows.lowerBound * strideHeight - padTop)
    part.input = input
    part.output = output
    part.flattenPixels()
    return part
  }

  /// Whether each result hangs on one pixel.
  var isPointwise: Bool {
    [kernelHeight, kernelWidth, strideHeight, strideWidth] == [1, 1, 1, 1] && !depthwise
      && padTop == 0 && padLeft == 0
  }

  /// Whether every output row has a row of the input.
  var reachesInput: Bool {
    let rows = inputRows(for: 0..<1)
    let last = inputRows(for: output.height - 1..<output.height)
    return !rows.isEmpty && !last.isEmpty
  }
}

extension FeatureMap {
  /// Some rows of all planes.
  func rows(_ rows: Range<Int>) -> FeatureMap {
    var part = self
    part.address.byte += rows.lowerBound * rowBytes
    part.height = rows.count
    return part
  }

  /// The same pixels as so many rows of others' length.
  func shaped(like other: FeatureMap) -> FeatureMap {
    var map = self
    map.height = other.height
    map.width = other.width
    map.rowBytes = other.width << brickShift
    return map
  }

  /// A map without gaps, at the start of its buffer, with as wide rows and bricks.
  func local(height: Int, channels: Int) -> FeatureMap {
    FeatureMap(
      address: BankAddress(0), height: height, width: width, channels: channels,
      brickShift: brickShift)
  }
}
