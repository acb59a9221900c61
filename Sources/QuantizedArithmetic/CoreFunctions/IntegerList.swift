/// Integers by their positions: an array of the host's, or bytes of a chip's banks.
///
/// The files of this folder, and what they use, need no memory of their own and no integers beyond
/// 32 bits for a position: the firmware compiles them as they are.
package protocol IntegerList {
  /// How many there are.
  var count: Int { get }
  /// The integer at a position, counted from 0.
  subscript(position: Int) -> Int32 { get }
}

/// Takes a tensor's integers, one after the other.
package protocol IntegerWriter {
  mutating func write(_ integer: Int32)
}

/// Some integers of a list, counted from the first of them.
package struct ListSlice<List: IntegerList>: IntegerList {
  let list: List
  let start: Int
  package let count: Int

  package subscript(position: Int) -> Int32 { list[start &+ position] }
}

extension ListSlice: Sendable where List: Sendable {}

/// The product of a tensor's extents.
package struct ElementCount: Sendable {
  /// The most elements that a tensor may have, as many as there are bank addresses.
  package static let most = 1 << 24

  package private(set) var value = 1

  /// Takes another extent into it; false where it is below 1, or makes the tensor too large.
  mutating func multiply(by extent: Int) -> Bool {
    guard extent >= 1, extent <= Self.most / value else { return false }
    value &*= extent
    return true
  }
}
