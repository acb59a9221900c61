/// How many bits changed between consecutive values on the same wires, of how many that could have.
package struct ToggleCount: Sendable, Hashable {
  /// Bits that changed.
  package var toggles: Int
  /// Bits of all values that had one before them.
  package var bits: Int

  package init(toggles: Int = 0, bits: Int = 0) {
    self.toggles = toggles
    self.bits = bits
  }

  /// Compares each byte with the one that was on its wires before it, `distance` bytes earlier.
  package init(_ bytes: ArraySlice<some FixedWidthInteger>, distance: Int) {
    var toggles = 0
    let first = bytes.startIndex + distance
    guard first < bytes.endIndex else {
      self.init()
      return
    }
    for index in first..<bytes.endIndex {
      toggles += (bytes[index] ^ bytes[index - distance]).nonzeroBitCount
    }
    self.init(toggles: toggles, bits: 8 * (bytes.endIndex - first))
  }

  /// The share of the bits that changed; nil where nothing followed anything.
  package var perBit: Double? { bits > 0 ? Double(toggles) / Double(bits) : nil }

  package static func += (left: inout ToggleCount, right: ToggleCount) {
    left.toggles += right.toggles
    left.bits += right.bits
  }
}
