/// The layout of a slot of the weight store: a header of one block, then an image.
///
/// A slot whose commit word is not there holds nothing: the word is written after everything else,
/// and erased before anything else, so that a device never has to hash what was not finished. The
/// word before it says how many bytes were written, so that a device sees what a file ends with.
package enum SlotLayout {
  /// The letters BOOT, the first lowest: the header's first word in a slot that is complete.
  package static let commitWord: UInt32 = 0x544F_4F42
  /// The position of the word that says how many bytes were written behind the header.
  package static let lengthWord: UInt32 = 1
  /// A word of flash that was erased and not written since.
  package static let erasedWord: UInt32 = 0xFFFF_FFFF
  /// Where the image starts in its slot; the words between are kept erased.
  package static let imageOffset: UInt32 = 64
  /// Slots of a weight store, each an equal part of it.
  package static let slotCount: UInt32 = 2

  /// Bytes of a slot of a store, a whole number of blocks.
  package static func slotBytes(ofStore storeBytes: UInt32) -> UInt32 {
    storeBytes / slotCount / imageOffset &* imageOffset
  }

  /// Bytes that an image in a slot may have: one in the first may take the second's as well, and
  /// can then not be updated while it runs.
  package static func room(inSlot slot: UInt32, ofStore storeBytes: UInt32) -> UInt32 {
    (slot == 0 ? storeBytes : slotBytes(ofStore: storeBytes)) &- imageOffset
  }
}

/// A slot of the weight store, as seen by who boots from it.
package protocol SlotMedium: ImageMedium {
  /// A word of the slot's header, of sixteen.
  func headerWord(_ index: UInt32) -> UInt32

  /// Bytes that an image may have in it.
  var room: UInt32 { get }
}

extension SlotMedium {
  package var byteCount: UInt32 { min(headerWord(SlotLayout.lengthWord), room) }
}
