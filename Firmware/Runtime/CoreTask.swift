/// An instruction that the vector unit's queue waits with until the core has executed it.
struct CoreTask {
  private let status: TaskStatusRegister

  /// The one that waits; nil where none does.
  static var waiting: CoreTask? {
    let status = TaskStatusRegister.read()
    return status.waiting == 1 ? CoreTask(status: status) : nil
  }

  /// Computes the result and lets the program go on; a descriptor that is none makes zeros.
  func perform() {
    var result = BankWriter(result)
    compute(into: &result)
    var control = TaskControlRegister()
    control.complete = 1
    control.write()
  }

  private func compute(into result: inout BankWriter) {
    let (left, right) = (left, right)
    guard let kind = TensorFunctionKind(rawValue: UInt8(truncatingIfNeeded: status.function)),
      let function = CoreFunction(kind, words: descriptor),
      function.fits(left: left.count, right: right.count, result: self.result.count)
    else {
      for _ in 0..<self.result.count { result.write(0) }
      return
    }
    var memory = ScratchMemory()
    if let left = memory.copy(left), let right = memory.copy(right) {
      function.apply(left, right, to: &result)
    } else {
      function.apply(left, right, to: &result)
    }
  }

  private var descriptor: BankWords {
    BankWords(
      address: AddressRegion.banks &+ TaskParametersRegister.read().word,
      count: Int(TaskParameterBytesRegister.read().word / 4))
  }

  private var left: BankTensor {
    BankTensor(
      address: TaskLeftAddressRegister.read().word, pixels: TaskLeftPixelsRegister.read().word,
      channels: TaskLeftChannelsRegister.read().word,
      brickShift: TaskLeftBrickShiftRegister.read().word, format: status.leftFormat)
  }

  /// Of no elements where there is none.
  private var right: BankTensor {
    BankTensor(
      address: TaskRightAddressRegister.read().word,
      pixels: status.hasRight == 1 ? TaskRightPixelsRegister.read().word : 0,
      channels: TaskRightChannelsRegister.read().word,
      brickShift: TaskRightBrickShiftRegister.read().word, format: status.rightFormat)
  }

  private var result: BankTensor {
    BankTensor(
      address: TaskResultAddressRegister.read().word, pixels: TaskResultPixelsRegister.read().word,
      channels: TaskResultChannelsRegister.read().word,
      brickShift: TaskResultBrickShiftRegister.read().word, format: status.resultFormat)
  }
}
