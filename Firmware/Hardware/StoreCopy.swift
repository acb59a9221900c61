/// Copying from the weight store by the channel that the program's loads go through.
enum StoreCopy {
  /// Copies bytes to an address of the core's own memory or of the banks, asleep meanwhile.
  static func perform(source: UInt32, destination: UInt32, byteCount: UInt32) {
    DmaSourceRegister(word: source).write()
    DmaDestinationRegister(word: destination).write()
    DmaBytesRegister(word: byteCount).write()
    var control = DmaControlRegister()
    control.start = 1
    control.write()
    var condition = InterruptEnableRegister()
    condition.dma = 1
    Hardware.sleep(until: condition)
  }
}
