/// The steps that put a new image into a slot while power may fail at any byte of any of them.
///
/// The slot's commit word is the first thing to go and the last to come. Until it is back, the
/// device boots the other slot, which no step touches; from then on, the new one. The counter is
/// raised only after the new image has run, so that the other slot stays a way back until then.
package struct SlotUpdate: Sendable, Hashable {
  /// The slot that is written.
  package let slot: Int
  /// In order.
  package let steps: [FlashStep]

  /// An update of the slot that the device does not run from; throws where the image exceeds it.
  ///
  /// - Parameter running: the slot that the device runs from; nil for a device that has no image.
  package init(
    _ image: [UInt8], to store: FlashStore, running: UInt32?
  ) throws(SlotUpdateError) {
    let header = Int(SlotLayout.imageOffset)
    guard header + image.count <= store.slotBytes else {
      throw .tooLarge(imageBytes: image.count, slotBytes: store.slotBytes - header)
    }
    let length = store.slotBytes(0, 4..<8).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard running != 0 || header + length <= store.slotBytes else {
      throw .noSlotIsFree(imageBytes: length)
    }
    slot = running == 0 ? 1 : 0
    let start = slot * store.slotBytes
    let pages = (header + image.count + store.pageBytes - 1) / store.pageBytes
    let erases = (0..<pages).map { FlashStep.erase(page: start / store.pageBytes + $0) }
    steps =
      erases + [
        .write(offset: start + header, bytes: image),
        .write(
          offset: start + 4 * Int(SlotLayout.lengthWord),
          bytes: Self.bytes(UInt32(clamping: image.count))),
        .write(offset: start, bytes: Self.bytes(SlotLayout.commitWord)),
      ]
  }

  private static func bytes(_ word: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) }
  }
}

/// Why an update is not begun.
package enum SlotUpdateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The image has more bytes than a slot has for one.
  case tooLarge(imageBytes: Int, slotBytes: Int)
  /// The image that runs takes both slots.
  case noSlotIsFree(imageBytes: Int)

  package var description: String {
    switch self {
    case .tooLarge(let image, let slot): "an image of \(image) bytes does not fit a slot of \(slot)"
    case .noSlotIsFree(let image):
      "the image that runs has \(image) bytes, in both slots: write the new one from outside"
    }
  }
}
