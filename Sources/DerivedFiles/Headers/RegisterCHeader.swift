import InstructionSet

/// The C header of the control registers.
enum RegisterCHeader {
  /// The header's text.
  static var text: String {
    let registers = ControlRegister.all.map(definitions(of:))
    return ([opening, regions] + registers + [commands, replies, "#endif\n"])
      .joined(separator: "\n")
  }

  private static var commands: String {
    MailboxCommand.allCases.reduce(into: "/* What a host may ask for. */\n") { text, command in
      let name = "OBOL_MAILBOX_\(CText.constant(command.name))"
      text += CText.define(name, "\(command.rawValue)u", command.summary)
    }
  }

  private static var replies: String {
    MailboxReply.allCases.reduce(into: "/* How the control core answers. */\n") { text, reply in
      let name = "OBOL_REPLY_\(CText.constant(reply.name))"
      text += CText.define(name, "\(reply.rawValue)u", reply.summary)
    }
  }

  private static var regions: String {
    AddressRegion.all.reduce(into: "/* The first address of each region. */\n") { text, region in
      text += CText.define(
        "OBOL_ADDRESS_\(CText.constant(region.name))", hexadecimal(region.base), region.summary)
    }
  }

  private static let opening = """
    /* The control registers of Obol.
     *
     * Written by `swift run -c release obol-generate` from Sources/InstructionSet; do not edit.
     * Registers have 32 bits; OFFSET counts bytes from the first, SHIFT bits from the lowest.
     */
    #ifndef OBOL_REGISTERS_H
    #define OBOL_REGISTERS_H

    """

  private static func definitions(of register: ControlRegister) -> String {
    let name = "OBOL_REGISTER_\(CText.constant(register.name))"
    let start =
      "/* \(register.name), \(register.access.manualText): \(register.summary) */\n"
      + CText.define("\(name)_OFFSET", hexadecimal(UInt32(register.offset)))
      + CText.define("\(name)_RESET", hexadecimal(register.reset))
    return register.fields.reduce(into: start) { text, field in
      let field = (text: "\(name)_\(CText.constant(field.name))", value: field)
      text += CText.define("\(field.text)_SHIFT", "\(field.value.offset)u", field.value.summary)
      text += CText.define("\(field.text)_MASK", hexadecimal(field.value.mask))
    }
  }

  private static func hexadecimal(_ number: UInt32) -> String {
    "0x" + String(number, radix: 16) + "u"
  }
}
