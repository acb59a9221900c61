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
    var condition = InterruptEnableRegister()
    condition.section = 1
    // A program without such functions gets the runtime without their code, and boots the sooner.
    #if CORE_FUNCTIONS
      condition.task = 1
      Hardware.sleep(until: condition)
      while let task = CoreTask.waiting {
        task.perform()
        Hardware.sleep(until: condition)
      }
    #else
      Hardware.sleep(until: condition)
    #endif
    return StatusRegister.read().fault == 0
  }
}
