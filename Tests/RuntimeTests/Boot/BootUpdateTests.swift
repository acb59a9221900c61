import ChipDescription
import FirmwareFormat
import Runtime
import Testing

/// Power fails while an image is updated; then the simulated boot ROM decides.
@Suite("An update")
struct BootUpdateTests {
  private static let parts = 0..<16
  /// One position in so many is tried where not all are.
  private static let stride = SmallBootImage.isExhaustive ? 1 : 61

  /// A chip that runs the second slot's image, of counter 4, and has an older one in the first; and
  /// the update to counter 5.
  private struct Update {
    let old: SmallBootImage
    let new: SmallBootImage
    let before: FlashStore
    let steps: [FlashStep]
    /// Bytes that it writes, erases or blows in all.
    let total: Int

    init() throws {
      old = try SmallBootImage(counter: 4)
      new = try SmallBootImage(counter: 5)
      let pages = old.chip.weightStore.capacityBytes / 2 / 512
      var store = FlashStore(pageBytes: 512, pageCount: pages)
      var power = Int.max
      let older = try SmallBootImage(counter: 3)
      for (image, running) in [(older, nil), (old, 0)] as [(SmallBootImage, UInt32?)] {
        for step in try SlotUpdate(image.bytes, to: store, running: running).steps {
          try #require(store.perform(step, power: &power))
        }
      }
      try #require(store.perform(.raiseCounter(4), power: &power))
      before = store
      steps = try SlotUpdate(new.bytes, to: store, running: 1).steps + [.raiseCounter(5)]
      power = Int.max
      for step in steps { try #require(store.perform(step, power: &power)) }
      total = Int.max - power
    }

    /// The counter of the image that the ROM starts after so many bytes; nil where it starts none.
    func counter(after cut: Int, torn: UInt8) -> UInt32? {
      var (store, power) = (before, cut)
      for step in steps {
        if !store.perform(step, power: &power, torn: torn) { break }
      }
      let on = PowerOn(
        store: store.bytes, chip: old.chip, key: old.key.verifyingKey,
        minimumCounter: store.minimumCounter)
      // The first slot is the one that is written.
      return on.slot.map { $0 == 0 ? 5 : 4 }
    }
  }

  @Test("boots a whole image, whichever byte power fails at", arguments: parts)
  func cuts(part: Int) throws {
    let update = try Update()
    var last: UInt32 = 4
    let positions = Swift.stride(
      from: part * Self.stride, through: update.total, by: Self.parts.count * Self.stride)
    for (index, cut) in positions.enumerated() {
      let torn = [0x00, 0x55, 0xAA, 0xFF][index % 4] as UInt8
      let counter = try #require(
        update.counter(after: cut, torn: torn), "power for \(cut) of \(update.total) bytes")
      // Once the new image boots, it boots after every later cut as well.
      #expect(counter >= last, "power for \(cut) of \(update.total) bytes")
      last = counter
    }
  }

  /// The bytes of length and commit words, and those around them, in every state between.
  @Test("boots the new image once its commit word is there, and not before")
  func commit() throws {
    let update = try Update()
    // Fuses from 4 to 5 are the last byte, the commit word the four before it.
    let committed = update.total - 1
    for torn in [0x00, 0x0F, 0x55, 0xAA, 0xF0, 0xFF] as [UInt8] {
      for cut in committed - 12...update.total {
        let counter = update.counter(after: cut, torn: torn)
        // A torn last byte may have all its bits already.
        let expected: [UInt32] = cut >= committed ? [5] : cut == committed - 1 ? [4, 5] : [4]
        #expect(counter.map(expected.contains) == true, "power for \(cut), torn \(torn)")
      }
    }
  }

  @Test("is refused while the image that runs takes both slots")
  func bothSlots() throws {
    let small = try SmallBootImage()
    var store = FlashStore(pageBytes: 512, pageCount: 3)
    var power = Int.max
    let header = FlashStore.factory(bytes: store.bytes.count, image: small.bytes)
    try #require(store.perform(.write(offset: 0, bytes: header), power: &power))
    #expect(throws: SlotUpdateError.noSlotIsFree(imageBytes: small.bytes.count)) {
      try SlotUpdate(Array(small.bytes.prefix(256)), to: store, running: 0)
    }
    var chip = small.chip
    chip.weightStore.capacityBytes = store.bytes.count
    let on = PowerOn(store: store.bytes, chip: chip, key: small.key.verifyingKey)
    let slot = on.slot
    #expect(slot == 0)
  }
}
