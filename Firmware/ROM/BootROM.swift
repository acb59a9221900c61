/// Takes the newest slot that passes every check, copies its code and starts it; where there is
/// none, says why and sleeps.
@_cdecl("obol_main")
func bootROM() {
  let first = StoreImage(slot: 0)
  let second = StoreImage(slot: 1)
  let choice = SlotChoice(first: first, second: second, on: FusedDevice())
  var status = BootStatusRegister()
  status.first = choice.firstRefusal?.rawValue ?? 0
  status.second = choice.secondRefusal?.rawValue ?? 0
  guard let slot = choice.slot else { return status.write() }
  let image = slot == 0 ? first : second
  if let record = image.record(of: .bootCode) { copySection(record, of: image) }
  if let record = image.record(of: .runtime) { copySection(record, of: image) }
  status.slot = slot
  status.booted = 1
  status.write()
  obol_jump(image.word(at: ImageField.entry.rawValue), slot)
}

/// Notes that the ROM itself trapped, which no image can make it do.
@_cdecl("obol_trapped")
func trapped(cause: UInt32, address: UInt32) {
  MailboxResultRegister(word: cause).write()
}

/// Copies a section to where it wants to be, which the checks have found to be free.
private func copySection(_ record: UInt32, of image: StoreImage) {
  StoreCopy.perform(
    source: image.start &+ image.word(.offset, at: record),
    destination: image.word(.loadAddress, at: record),
    byteCount: ImageLayout.aligned(image.word(.byteCount, at: record)))
}
