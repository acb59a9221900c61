/// A weight store of flash memory with two slots and a counter of fuses, as an update sees it.
///
/// A page is erased to ones and a byte's ones are written to zeros; power may fail at every byte of
/// either, and leaves that byte anything between what it was and what it was to be.
package struct FlashStore: Sendable, Hashable {
  /// Bytes that are erased together.
  package let pageBytes: Int
  /// The memory, both slots.
  package private(set) var bytes: [UInt8]
  /// Fuses of the counter, a bit for each step, blown once and for all.
  private var fuses: [UInt8]

  /// The greatest counter that the fuses can hold.
  package static let greatestCounter = 1024

  /// A store as it leaves the factory: all ones.
  ///
  /// - Parameter pageCount: the pages of one slot.
  package init(pageBytes: Int, pageCount: Int) {
    self.pageBytes = pageBytes
    bytes = Array(repeating: 0xFF, count: Int(SlotLayout.slotCount) * pageCount * pageBytes)
    fuses = Array(repeating: 0, count: Self.greatestCounter / 8)
  }

  /// The bytes of a store whose first slot was written before it was built in.
  ///
  /// - Parameter image: at most as long as the first slot has room.
  package static func factory(bytes byteCount: Int, image: [UInt8]) -> [UInt8] {
    var bytes = [UInt8](repeating: 0xFF, count: byteCount)
    let header = [SlotLayout.commitWord, UInt32(clamping: image.count)].flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) }
    }
    let start = Int(SlotLayout.imageOffset)
    bytes.replaceSubrange(0..<header.count, with: header)
    bytes.replaceSubrange(start..<start + image.count, with: image)
    return bytes
  }

  /// Bytes of a slot, its header included.
  package var slotBytes: Int { bytes.count / Int(SlotLayout.slotCount) }

  /// The least counter that the device still accepts: how many fuses are blown.
  package var minimumCounter: UInt32 {
    fuses.reduce(0) { $0 + UInt32($1.nonzeroBitCount) }
  }

  /// Bytes of a slot from its first, as many as asked for.
  package func slotBytes(_ slot: Int, _ range: Range<Int>) -> ArraySlice<UInt8> {
    bytes[slot * slotBytes + range.lowerBound..<slot * slotBytes + range.upperBound]
  }

  /// Does what power lasts for.
  ///
  /// - Parameters:
  ///   - step: one step of an update.
  ///   - power: bytes until power fails, counted down.
  ///   - torn: the bits of the byte at which it fails that have reached their new value.
  /// - Returns: whether the step is complete.
  package mutating func perform(
    _ step: FlashStep, power: inout Int, torn: UInt8 = 0
  ) -> Bool {
    switch step {
    case .erase(let page):
      return change(from: page * pageBytes, count: pageBytes, power: &power, torn) { _, _ in 0xFF }
    case .write(let offset, let new):
      return change(from: offset, count: new.count, power: &power, torn) { old, index in
        old & new[index]
      }
    case .raiseCounter(let counter):
      return raise(to: counter, power: &power)
    }
  }

  private mutating func change(
    from offset: Int, count: Int, power: inout Int, _ torn: UInt8,
    to value: (_ old: UInt8, _ index: Int) -> UInt8
  ) -> Bool {
    for index in 0..<count {
      let old = bytes[offset + index]
      let new = value(old, index)
      guard power > 0 else {
        bytes[offset + index] = old & ~torn | new & torn
        return false
      }
      power -= 1
      bytes[offset + index] = new
    }
    return true
  }

  /// Blows one fuse after another: whatever power leaves undone, the counter never falls.
  private mutating func raise(to counter: UInt32, power: inout Int) -> Bool {
    let end = min(Int(counter), Self.greatestCounter)
    for bit in min(Int(minimumCounter), end)..<end {
      guard power > 0 else { return false }
      power -= 1
      fuses[bit / 8] |= 1 << UInt8(bit % 8)
    }
    return true
  }
}

/// A step of an update.
package enum FlashStep: Sendable, Hashable {
  /// Erases a page, counted from the store's first.
  case erase(page: Int)
  /// Writes bytes from an offset of the store, over erased ones.
  case write(offset: Int, bytes: [UInt8])
  /// Blows fuses until the least counter is this one.
  case raiseCounter(UInt32)
}
