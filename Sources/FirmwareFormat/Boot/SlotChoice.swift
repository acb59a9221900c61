/// Which of two slots a device boots from, and why not from the other.
package struct SlotChoice: Sendable, Hashable {
  /// The position of the slot; nil where neither may run.
  package var slot: UInt32?
  /// Why the first slot was refused; nil where it was chosen, or not looked at.
  package var firstRefusal: FirmwareRefusal?
  /// Why the second slot was refused; nil where it was chosen, or not looked at.
  package var secondRefusal: FirmwareRefusal?

  /// Takes the newest slot that passes every check.
  package init(
    first: borrowing some SlotMedium, second: borrowing some SlotMedium,
    on device: borrowing some ImageDevice
  ) {
    // Counters are not signed yet here: a wrong one costs a check in vain and no more.
    if Self.counter(of: second) > Self.counter(of: first) {
      secondRefusal = Self.refusal(of: second, on: device)
      if secondRefusal == nil { slot = 1 }
      if slot == nil { firstRefusal = Self.refusal(of: first, on: device) }
      if slot == nil, firstRefusal == nil { slot = 0 }
    } else {
      firstRefusal = Self.refusal(of: first, on: device)
      if firstRefusal == nil { slot = 0 }
      if slot == nil { secondRefusal = Self.refusal(of: second, on: device) }
      if slot == nil, secondRefusal == nil { slot = 1 }
    }
  }

  /// Why a device refuses a slot; nil where it may run it.
  package static func refusal(
    of slot: borrowing some SlotMedium, on device: borrowing some ImageDevice
  ) -> FirmwareRefusal? {
    isCommitted(slot) ? ImageCheck.refusal(of: slot, on: device) : .emptySlot
  }

  private static func isCommitted(_ slot: borrowing some SlotMedium) -> Bool {
    guard slot.headerWord(0) == SlotLayout.commitWord else { return false }
    for index in SlotLayout.lengthWord &+ 1..<SlotLayout.imageOffset / 4
    where slot.headerWord(index) != SlotLayout.erasedWord {
      return false
    }
    return true
  }

  /// The counter that a slot claims; 0 where it is not complete.
  private static func counter(of slot: borrowing some SlotMedium) -> UInt32 {
    guard isCommitted(slot), slot.byteCount >= ImageLayout.headerBytes else { return 0 }
    return slot.word(.counter)
  }
}
