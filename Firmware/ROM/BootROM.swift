/// Takes the newest slot that passes every check, copies its runtime and starts it; where there is
/// none, says why and sleeps.
@_cdecl("obol_main")
func bootROM() {
  let slotBytes =
    StoreBytesRegister.read().word / SlotLayout.slotCount / SlotLayout.imageOffset
    * SlotLayout.imageOffset
  let first = StoreImage(slot: 0, slotBytes: slotBytes)
  let second = StoreImage(slot: slotBytes, slotBytes: slotBytes)
  let choice = SlotChoice(first: first, second: second, on: FusedDevice())
  var status = BootStatusRegister()
  status.first = choice.firstRefusal?.rawValue ?? 0
  status.second = choice.secondRefusal?.rawValue ?? 0
  guard let slot = choice.slot else { return status.write() }
  let image = slot == 0 ? first : second
  guard let runtime = image.record(of: .runtime), copies(runtime, of: image) else {
    if slot == 0 { status.first = FirmwareRefusal.noRuntime.rawValue }
    if slot == 1 { status.second = FirmwareRefusal.noRuntime.rawValue }
    return status.write()
  }
  status.slot = slot
  status.booted = 1
  status.write()
  obol_jump(image.word(at: ImageField.entry.rawValue), slot &* slotBytes)
}

/// Notes that the ROM itself trapped, which no image can make it do.
@_cdecl("obol_trapped")
func trapped(cause: UInt32, address: UInt32) {
  MailboxResultRegister(word: cause).write()
}

/// The first byte that the ROM's own data and stack take, and the first of the core's memory.
private let memoryEnd = AddressRegion.coreMemory + 0xF000

/// Copies a section to where it wants to be; whether that is below the ROM's own data.
private func copies(_ record: UInt32, of image: StoreImage) -> Bool {
  let target = image.word(.loadAddress, at: record)
  let byteCount = ImageLayout.aligned(image.word(.byteCount, at: record))
  let source = image.word(.offset, at: record)
  guard target >= AddressRegion.coreMemory, target < memoryEnd, target % 4 == 0,
    byteCount <= memoryEnd &- target
  else { return false }
  var offset: UInt32 = 0
  while offset < byteCount {
    Hardware.store(image.word(at: source &+ offset), to: target &+ offset)
    offset &+= 4
  }
  return true
}
