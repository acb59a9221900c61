/// Running a program's sections.
enum Sequencer {
  /// Tells where a program lies in the weight store.
  static func load(program: UInt32, constants: UInt32, prologueWords: UInt32, bodyWords: UInt32) {
    ProgramAddressRegister(word: program).write()
    ConstantsAddressRegister(word: constants).write()
    PrologueWordsRegister(word: prologueWords).write()
    BodyWordsRegister(word: bodyWords).write()
  }

  /// Loads what stays in the banks; whether it could.
  static func runPrologue() -> Bool {
    var control = ControlRegister()
    // A watchdog's reset leaves what ran before.
    control.stop = 1
    control.clear = 1
    control.prologue = 1
    return finishes(control)
  }

  /// Computes the frame that the host has ready; whether it could.
  static func runFrame() -> Bool {
    var control = ControlRegister()
    control.clear = 1
    control.frame = 1
    return finishes(control)
  }

  /// Runs a section; what it hands to the core is done here meanwhile.
  private static func finishes(_ control: ControlRegister) -> Bool {
    control.write()
    while true {
      var condition = InterruptEnableRegister()
      condition.section = 1
      condition.task = 1
      Hardware.sleep(until: condition)
      guard let task = CoreTask.waiting else { return StatusRegister.read().fault == 0 }
      task.perform()
    }
  }
}
