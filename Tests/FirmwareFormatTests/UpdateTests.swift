import FirmwareFormat
import Testing

/// Power may fail at any byte of an update: a whole, signed image always boots.
@Suite struct UpdateTests {
  /// A store whose first slot holds an image, as from the factory.
  private func store(holding small: SmallImage) throws -> FlashStore {
    var store = FlashStore(pageBytes: 512, pageCount: small.bytes.count / 512 + 1)
    try perform(SlotUpdate(small.bytes, to: store, running: nil).steps, on: &store)
    return store
  }

  private func perform(_ steps: [FlashStep], on store: inout FlashStore) throws {
    var power = Int.max
    for step in steps {
      let isDone = store.perform(step, power: &power)
      try #require(isDone)
    }
  }

  private func choice(_ store: FlashStore, _ small: SmallImage) -> SlotChoice {
    store.choice(on: small.chip, key: small.key.verifyingKey)
  }

  /// The counter of the image that boots; nil where none does.
  private func booted(_ store: FlashStore, _ small: SmallImage) throws -> UInt32? {
    guard let slot = choice(store, small).slot else { return nil }
    let image = try store.image(
      in: Int(slot), on: small.chip, key: small.key.verifyingKey)
    return image.manifest.counter
  }

  @Test func anEmptyStoreBootsNothing() throws {
    let small = try SmallImage()
    let empty = FlashStore(pageBytes: 256, pageCount: 16)
    let choice = choice(empty, small)
    #expect(choice.slot == nil)
    #expect(choice.firstRefusal == .emptySlot)
    #expect(choice.secondRefusal == .emptySlot)
  }

  @Test func updatesAlternateBetweenSlots() throws {
    var (store, slots) = (try store(holding: try SmallImage(counter: 1)), [UInt32]())
    for counter in 2...5 as ClosedRange<UInt32> {
      let next = try SmallImage(counter: counter)
      let running = choice(store, next).slot
      try perform(SlotUpdate(next.bytes, to: store, running: running).steps, on: &store)
      slots.append(try #require(choice(store, next).slot))
      #expect(try booted(store, next) == counter)
      try perform([.raiseCounter(counter)], on: &store)
      #expect(store.minimumCounter == counter)
    }
    #expect(slots == [1, 0, 1, 0])
  }

  /// Every position, with the byte at which power fails in four states between old and new.
  @Test(arguments: [0x00, 0x55, 0xAA, 0xFF] as [UInt8])
  func powerFailsAtEveryByte(torn: UInt8) throws {
    let (old, new) = (try SmallImage(counter: 4), try SmallImage(counter: 5))
    // The slot that is written held an image before: what is left of it must not boot as new.
    var before = try store(holding: SmallImage(counter: 3))
    try perform(SlotUpdate(old.bytes, to: before, running: 0).steps, on: &before)
    try perform([.raiseCounter(4)], on: &before)
    let steps = try SlotUpdate(new.bytes, to: before, running: 1).steps + [.raiseCounter(5)]
    let total = try bytesOfPower(steps, on: before)
    var hasBootedNew = false
    for cut in 0...total {
      var store = before
      var power = cut
      for step in steps {
        if !store.perform(step, power: &power, torn: torn) { break }
      }
      let counter = try booted(store, new)
      #expect(counter == 4 || counter == 5, "power for \(cut) of \(total) bytes")
      // Once the new image boots, it boots after every later cut as well.
      #expect(!hasBootedNew || counter == 5, "power for \(cut) of \(total) bytes")
      hasBootedNew = hasBootedNew || counter == 5
    }
    #expect(hasBootedNew)
  }

  /// After a cut, the update is done again from its start, whatever the cut left behind.
  @Test func anUpdateCanBeDoneAgain() throws {
    let (old, new) = (try SmallImage(counter: 4), try SmallImage(counter: 5))
    let before = try store(holding: old)
    let steps = try SlotUpdate(new.bytes, to: before, running: 0).steps
    let total = try bytesOfPower(steps, on: before)
    for cut in stride(from: 0, through: total, by: 7) {
      var store = before
      var power = cut
      for step in steps {
        if !store.perform(step, power: &power, torn: 0x3C) { break }
      }
      let running = choice(store, new).slot
      let again = try SlotUpdate(new.bytes, to: store, running: running)
      try perform(again.steps, on: &store)
      #expect(try booted(store, new) == 5, "power for \(cut) of \(total) bytes")
    }
  }

  /// The other slot is the way back, until the counter is raised.
  @Test func aDamagedNewSlotFallsBack() throws {
    let (old, new) = (try SmallImage(counter: 4), try SmallImage(counter: 5))
    var store = try store(holding: old)
    try perform(SlotUpdate(new.bytes, to: store, running: 0).steps, on: &store)
    let tables = try #require(new.image.section(.tables)).bytes.count
    let last = new.bytes.count - (tables + 63) / 64 * 64
    try perform([.write(offset: store.slotBytes + 64 + last, bytes: [0])], on: &store)
    let choice = choice(store, new)
    #expect(choice.slot == 0)
    #expect(choice.secondRefusal == .corruptTables)
    #expect(try booted(store, new) == 4)
    try perform([.raiseCounter(5)], on: &store)
    #expect(self.choice(store, new).firstRefusal == .rolledBack)
    #expect(try booted(store, new) == nil)
  }

  @Test func anImageThatIsTooLargeIsNotBegun() throws {
    let small = try SmallImage()
    let store = FlashStore(pageBytes: 256, pageCount: 2)
    let error = #expect(throws: SlotUpdateError.self) {
      try SlotUpdate(small.bytes, to: store, running: nil)
    }
    #expect(error == .tooLarge(imageBytes: small.bytes.count, slotBytes: 448))
  }

  private func bytesOfPower(_ steps: [FlashStep], on store: FlashStore) throws -> Int {
    var (store, power) = (store, Int.max)
    for step in steps { try #require(store.perform(step, power: &power)) }
    return Int.max - power
  }
}
