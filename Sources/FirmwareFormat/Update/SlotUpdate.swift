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
      throw SlotUpdateError(imageBytes: image.count, slotBytes: store.slotBytes - header)
    }
    slot = running == 0 ? 1 : 0
    let start = slot * store.slotBytes
    let pages = (header + image.count + store.pageBytes - 1) / store.pageBytes
    let erases = (0..<pages).map { FlashStep.erase(page: start / store.pageBytes + $0) }
    let commit = (0..<4).map { UInt8(truncatingIfNeeded: SlotLayout.commitWord >> UInt32(8 * $0)) }
    steps =
      erases + [
        .write(offset: start + header, bytes: image), .write(offset: start, bytes: commit),
      ]
  }
}

/// An image that does not fit a slot.
package struct SlotUpdateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Bytes of the image.
  package let imageBytes: Int
  /// Bytes that a slot has for one.
  package let slotBytes: Int

  package var description: String {
    "an image of \(imageBytes) bytes does not fit a slot of \(slotBytes)"
  }
}
