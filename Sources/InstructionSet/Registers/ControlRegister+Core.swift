extension ControlRegister {
  /// Copies from the weight store that the core asks for.
  static let copies = [
    word("dmaSource", 0x60, .readWrite, "First byte in the weight store of what is copied."),
    word(
      "dmaDestination", 0x64, .readWrite,
      "First address in the core's memory or the banks that it is copied to, a whole word's."),
    word("dmaBytes", 0x68, .readWrite, "Bytes that are copied."),
    ControlRegister(
      name: "dmaControl", offset: 0x6C, access: .writeOneToAct,
      fields: [RegisterField("start", "Copy, once a load of the program has left the channel.")],
      summary: "Starts a copy, unless one is under way."),
    ControlRegister(
      name: "dmaStatus", offset: 0x70, access: .readOnly,
      fields: [
        RegisterField("busy", "A copy waits or is under way."),
        RegisterField("fault", at: 1, "The last one was to leave the store or its destination."),
      ],
      summary: "Says what became of a copy."),
  ]

  /// The instruction that the vector unit's queue waits with for the core to execute it.
  static let tasks =
    [
      ControlRegister(
        name: "taskStatus", offset: 0x140, access: .readOnly,
        fields: [
          RegisterField("waiting", "An instruction waits."),
          RegisterField("hasRight", at: 1, "There is a second operand."),
          RegisterField(
            "function", at: 8, bits: 4, "What is computed, a tensor function's number."),
          RegisterField(
            "leftFormat", at: 16, bits: 2, "Elements: 0 for int8, 1 uint8, 2 int32, 3 int16."),
          RegisterField("rightFormat", at: 18, bits: 2, "Those of the second operand."),
          RegisterField("resultFormat", at: 20, bits: 2, "Those of the result."),
        ],
        summary: "Says what instruction waits for the core."),
      ControlRegister(
        name: "taskControl", offset: 0x144, access: .writeOneToAct,
        fields: [RegisterField("complete", "The result is in the banks: the program goes on.")],
        summary: "Completes the instruction that waits for the core."),
      word("taskParameters", 0x148, .readOnly, "First byte in the banks of its descriptor."),
      word("taskParameterBytes", 0x14C, .readOnly, "Bytes of its descriptor."),
    ] + map("Left", 0x150, "first operand") + map("Right", 0x160, "second operand")
    + map("Result", 0x170, "result")

  /// Where a feature map without gaps lies.
  private static func map(_ name: String, _ offset: Int, _ what: String) -> [ControlRegister] {
    [
      word("task\(name)Address", offset, .readOnly, "First byte in the banks of the \(what)."),
      word("task\(name)Pixels", offset + 4, .readOnly, "Pixels of the \(what), of all rows."),
      word("task\(name)Channels", offset + 8, .readOnly, "Channels of the \(what)."),
      word(
        "task\(name)BrickShift", offset + 12, .readOnly,
        "Base-2 logarithm of the channels in a brick of the \(what)."),
    ]
  }
}
