internal import InstructionSet
internal import ModelIR

extension FeatureMap {
  /// The feature map of a tensor: channels innermost, then columns, and all other axes as rows.
  init(_ shape: Shape, wordBytes: Int) {
    let extents = shape.dimensions
    let channels = extents.last ?? 1
    let width = extents.count > 1 ? extents[extents.count - 2] : 1
    self.init(
      height: extents.dropLast(2).reduce(1, *), width: width, channels: channels,
      wordBytes: wordBytes)
  }

  /// A feature map without gaps at the start of its buffer.
  init(height: Int, width: Int, channels: Int, wordBytes: Int) {
    self.init(
      address: BankAddress(0), height: height, width: width, channels: channels,
      brickShift: FeatureMap.brickShift(channels: channels, wordBytes: wordBytes))
  }

  /// Pixels in all.
  var pixels: Int { width * height }

  /// Whether the bytes lie in NHWC order without gaps between the elements.
  var isLinear: Bool { pixels == 1 || channels == brickChannels }

  /// Whether the elements of both, in NHWC order, lie at the same bytes.
  func sharesBytes(with other: FeatureMap) -> Bool {
    channels == other.channels && pixels == other.pixels
      || isLinear && other.isLinear && elementCount == other.elementCount
  }

  /// The same bytes as one row of pixels.
  var flattened: FeatureMap {
    var row = self
    row.height = 1
    row.width = pixels
    row.rowBytes = pixels << brickShift
    return row
  }

  /// The rows of one of several images that follow each other.
  func part(_ index: Int, of count: Int) -> FeatureMap {
    var part = self
    part.height = height / count
    part.address.byte += index * part.height * rowBytes
    return part
  }

  /// The planes of some channels, the first of which must start a brick.
  func slice(_ channels: Range<Int>) -> FeatureMap {
    var slice = self
    slice.address.byte += (channels.lowerBound >> brickShift) * planeBytes
    slice.channels = channels.count
    return slice
  }
}
