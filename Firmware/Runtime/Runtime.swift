/// Answers the host's commands, one after the other, for good.
@_cdecl("obol_main")
func runtime(slot: UInt32) {
  var runtime = Runtime(slot: slot)
  while true {
    var condition = InterruptEnableRegister()
    condition.command = 1
    Hardware.sleep(until: condition)
    runtime.answer(MailboxCommandRegister.read().word)
  }
}

/// Tells the host that the runtime itself trapped.
@_cdecl("obol_trapped")
func trapped(cause: UInt32, address: UInt32) {
  MailboxResultRegister(word: cause).write()
  MailboxReplyRegister(word: MailboxReply.trapped.rawValue).write()
}

/// A program in the weight store, and how far it is.
struct Runtime {
  private let image: StoreImage
  private var isLoaded = false
  private var frameCount: UInt32 = 0

  /// Cycles after which a command that has not been answered ends in a reset.
  private static let patience: UInt32 = 1 << 30

  /// Takes the image of a slot, which the ROM has verified.
  init(slot: UInt32) {
    image = StoreImage(slot: slot)
  }

  /// Does what the host asks for, under the watchdog's eyes.
  mutating func answer(_ number: UInt32) {
    WatchdogRegister(word: Self.patience).write()
    let answer = MailboxCommand(rawValue: number).map { perform($0) } ?? .refused
    WatchdogRegister(word: 0).write()
    MailboxReplyRegister(word: answer.rawValue).write()
  }

  private mutating func perform(_ command: MailboxCommand) -> MailboxReply {
    switch command {
    case .load: return load()
    case .describe: return describe(MailboxArgumentRegister.read().word)
    case .infer: return infer()
    case .status:
      MailboxResultRegister(word: frameCount).write()
      return .done
    case .sleep: return .done
    }
  }

  private mutating func load() -> MailboxReply {
    guard let program = image.record(of: .program) else { return .refused }
    let weights = image.record(of: .weights)
    Sequencer.load(
      program: image.start &+ image.word(.offset, at: program),
      constants: weights.map { image.start &+ image.word(.offset, at: $0) } ?? 0,
      prologueWords: image.word(at: ImageField.prologueWords.rawValue),
      bodyWords: image.word(at: ImageField.bodyWords.rawValue))
    isLoaded = Sequencer.runPrologue()
    return isLoaded ? .done : .fault
  }

  private func describe(_ offset: UInt32) -> MailboxReply {
    guard offset % 4 == 0, offset < image.word(at: ImageField.manifestBytes.rawValue) else {
      return .refused
    }
    MailboxResultRegister(word: image.word(at: offset)).write()
    return .done
  }

  private mutating func infer() -> MailboxReply {
    guard isLoaded else { return .notLoaded }
    guard Sequencer.runFrame() else { return .fault }
    frameCount &+= 1
    MailboxResultRegister(word: CyclesLowRegister.read().word).write()
    return .done
  }
}
