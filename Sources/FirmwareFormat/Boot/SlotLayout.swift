/// The layout of a slot of the weight store: a header of one block, then an image.
///
/// A slot whose commit word is not there holds nothing: the word is written after everything else,
/// and erased before anything else, so that a device never has to hash what was not finished.
package enum SlotLayout {
  /// The letters BOOT, the first lowest: the header's first word in a slot that is complete.
  package static let commitWord: UInt32 = 0x544F_4F42
  /// A word of flash that was erased and not written since.
  package static let erasedWord: UInt32 = 0xFFFF_FFFF
  /// Where the image starts in its slot; the words between are kept erased.
  package static let imageOffset: UInt32 = 64
  /// Slots of a weight store, each an equal part of it.
  package static let slotCount: UInt32 = 2
}

/// A slot of the weight store, as seen by who boots from it.
package protocol SlotMedium: ImageMedium {
  /// A word of the slot's header, of sixteen.
  func headerWord(_ index: UInt32) -> UInt32
}
