/// Where an activation tensor lies in the banks, and how.
///
/// Channels are cut into bricks of `brickChannels`; a brick's plane holds `height` rows of `width`
/// pixels of `brickChannels` bytes, and planes follow each other. With bricks as wide as a bank
/// word, one word holds one pixel of one brick and neighbouring pixels lie in neighbouring banks.
/// The last brick is padded; what lies in the padding is never looked at.
package struct FeatureMap: Sendable, Hashable {
  /// The first byte of the first plane.
  package var address = BankAddress(0)
  /// Pixels in a row.
  package var width = 0
  /// Rows.
  package var height = 0
  /// Channels that hold values.
  package var channels = 0
  /// The base-2 logarithm of the channels in a brick.
  package var brickShift = 0
  /// Bytes from a row to the next.
  package var rowBytes = 0
  /// Bytes from a brick's plane to the next.
  package var planeBytes = 0

  package init() {}

  /// A feature map without gaps.
  package init(address: BankAddress, height: Int, width: Int, channels: Int, brickShift: Int) {
    self.address = address
    self.width = width
    self.height = height
    self.channels = channels
    self.brickShift = brickShift
    rowBytes = width << brickShift
    planeBytes = rowBytes * height
  }

  /// Channels in a brick.
  package var brickChannels: Int { 1 << brickShift }
  /// Bricks, the last one perhaps not full.
  package var bricks: Int { (channels + brickChannels - 1) >> brickShift }
  /// Values held.
  package var elementCount: Int { width * height * channels }

  /// The address of one element.
  @inlinable
  package func address(row: Int, column: Int, channel: Int) -> Int {
    address.byte + (channel >> brickShift) * planeBytes + row * rowBytes + column << brickShift
      + channel & (1 << brickShift - 1)
  }

  /// The bytes that one plane's rows cover.
  var planeExtent: Int { height == 0 ? 0 : (height - 1) * rowBytes + width << brickShift }

  /// The byte ranges that it covers, merged where planes touch.
  package var byteRanges: [Range<Int>] {
    if planeExtent == planeBytes || bricks == 1 {
      return [address.byte..<address.byte + (bricks - 1) * planeBytes + planeExtent]
    }
    return (0..<bricks).map { brick in
      let start = address.byte + brick * planeBytes
      return start..<start + planeExtent
    }
  }

  /// The bytes that it covers when it has no gaps.
  package var byteCount: Int { bricks * planeBytes }

  /// The brick width for a tensor: the narrowest power of two that holds all channels, up to a
  /// word.
  package static func brickShift(channels: Int, wordBytes: Int) -> Int {
    var shift = 0
    while 1 << shift < Swift.min(channels, wordBytes) { shift += 1 }
    return shift
  }
}
