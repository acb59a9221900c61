extension ControlRegister {
  /// What the boot ROM says, and the words through which host and control core talk.
  static let mailbox = [
    ControlRegister(
      name: "bootStatus", offset: 0x80, access: .readWrite,
      fields: [
        RegisterField("running", "An image was verified, and its code runs."),
        RegisterField("refused", at: 1, "No slot holds an image that may run."),
        RegisterField("slot", at: 2, "The slot that was booted."),
        RegisterField("firstRefusal", at: 8, bits: 8, "Why not from slot 0; 0 if it is fine."),
        RegisterField("secondRefusal", at: 16, bits: 8, "Why not from slot 1; 0 if it is fine."),
      ],
      summary: "Says which image was booted, and why another one was not."),
    ControlRegister(
      name: "mailboxCommand", offset: 0x84, access: .readWrite,
      fields: [RegisterField("command", bits: 8, "What the host asks for.")],
      summary: "Holds the host's command, which counts once it rings."),
    ControlRegister(
      name: "mailboxArgument", offset: 0x88, access: .readWrite,
      fields: [RegisterField("word", bits: 32, "What the command takes.")],
      summary: "Holds the command's argument."),
    ControlRegister(
      name: "mailboxReply", offset: 0x8C, access: .readWrite,
      fields: [RegisterField("reply", bits: 8, "How the core answers.")],
      summary: "Holds the core's answer, which counts once it rings."),
    ControlRegister(
      name: "mailboxValue", offset: 0x90, access: .readWrite,
      fields: [RegisterField("word", bits: 32, "What the command gives.")],
      summary: "Holds the value that belongs to the answer."),
    ControlRegister(
      name: "mailboxRing", offset: 0x94, access: .writeOneToAct,
      fields: [
        RegisterField("core", "Sets the request bit, which interrupts the core and wakes it."),
        RegisterField("host", at: 1, "Clears the request bit and sets the answer bit."),
        RegisterField("clear", at: 2, "Clears the answer bit."),
      ],
      summary: "Passes the mailbox from one side to the other."),
    ControlRegister(
      name: "mailboxStatus", offset: 0x98, access: .readOnly,
      fields: [
        RegisterField("request", "The core has a command to do."),
        RegisterField("answer", at: 1, "The host has an answer to read."),
      ],
      summary: "Says whose turn it is."),
  ]
}
