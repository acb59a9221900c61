extension ControlRegister {
  /// What makes the core's external interrupt pending.
  static let interrupts = [
    ControlRegister(
      name: "interruptEnable", offset: 0x28, access: .readWrite,
      fields: [
        RegisterField("section", "While the done bit or the fault bit is set."),
        RegisterField("command", at: 1, "While a command of the host waits for its answer."),
        RegisterField("crypto", at: 2, "While the crypto block has nothing to do."),
        RegisterField("task", at: 3, "While an instruction waits for the core."),
        RegisterField("dma", at: 4, "While no copy of the core's is under way."),
      ],
      summary: "Lets conditions make the core's external interrupt pending.")
  ]

  /// How the host talks to the core: a command, and its answer.
  static let mailbox = [
    word("mailboxCommand", 0x80, .readOnly, "The host's command; 0 where there is none."),
    word("mailboxArgument", 0x84, .readOnly, "A number that goes with the command."),
    word("mailboxResult", 0x88, .readWrite, "A number that goes with the answer."),
    word("mailboxReply", 0x8C, .readWrite, "Writing it answers the command, which is then gone."),
  ]

  /// What the boot ROM reports, and what starts it again.
  static let boot = [
    ControlRegister(
      name: "bootStatus", offset: 0x90, access: .readWrite,
      fields: [
        RegisterField("first", bits: 8, "Why the first slot was refused; 0 where it was not."),
        RegisterField("second", at: 8, bits: 8, "Why the second slot was refused, likewise."),
        RegisterField("slot", at: 16, "The slot that runs."),
        RegisterField("booted", at: 24, "An image runs."),
      ],
      summary: "Says how the boot ROM fared."),
    ControlRegister(
      name: "watchdog", offset: 0x94, access: .readWrite,
      fields: [
        RegisterField(
          "cycles", bits: 32, "Cycles from each write until the core is reset; 0 for never.")
      ],
      summary: "Resets the core unless it is written again in time."),
    word("resets", 0x98, .readOnly, "Times that the watchdog reset the core."),
  ]

  /// The crypto block: hashes and signatures of what lies in the weight store.
  static let crypto = [
    word("cryptoSource", 0xA0, .readWrite, "First byte in the weight store of what is hashed."),
    word("cryptoBytes", 0xA4, .readWrite, "Bytes that are hashed."),
    word("cryptoReference", 0xA8, .readWrite, "First byte of the digest or signature."),
    ControlRegister(
      name: "cryptoControl", offset: 0xAC, access: .writeOneToAct,
      fields: [
        RegisterField("hash", "Hold the SHA-256 of the source against the reference."),
        RegisterField("verify", at: 1, "Check the reference, an Ed25519 signature of the source."),
      ],
      summary: "Starts the crypto block."),
    ControlRegister(
      name: "cryptoStatus", offset: 0xB0, access: .readOnly,
      fields: [
        RegisterField("busy", "It works."),
        RegisterField("holds", at: 1, "What it did last came out as the reference says."),
      ],
      summary: "Says what the crypto block found."),
  ]

  /// What the chip is, for software that must know.
  static let chip =
    [
      word("chipIdentityLow", 0xC0, .readOnly, "Bits 0 to 31 of the chip's identity."),
      word("chipIdentityHigh", 0xC4, .readOnly, "Bits 32 to 63 of the chip's identity."),
      word("arrayPixels", 0xC8, .readOnly, "Pixels that the array works on at once."),
      word("arrayOutputs", 0xCC, .readOnly, "Output channels that it works on at once."),
      word("arrayInputs", 0xD0, .readOnly, "Input channels that it works on at once."),
      word("arrayTaps", 0xD4, .readOnly, "Kernel taps that it works on at once."),
      word("bankWordBytes", 0xD8, .readOnly, "Bytes in a word of the banks."),
      word("bankBytes", 0xDC, .readOnly, "Bytes of all banks."),
      word("programBytes", 0xE0, .readOnly, "Bytes of instructions that the sequencer holds."),
      word("storeBytes", 0xE4, .readOnly, "Bytes of the weight store."),
      word("minimumCounter", 0xE8, .readOnly, "The least counter of an image, from the fuses."),
    ]
    + (0..<8).map { index in
      word(
        "signer\(index)", 0x100 + byteCount * index, .readOnly,
        "Word \(index) of the public key that images are signed for, from the fuses.")
    }

  /// A register that is one number.
  static func word(
    _ name: String, _ offset: Int, _ access: Access, _ summary: String
  ) -> ControlRegister {
    ControlRegister(
      name: name, offset: offset, access: access,
      fields: [RegisterField("value", bits: 32, summary)], summary: summary)
  }
}
