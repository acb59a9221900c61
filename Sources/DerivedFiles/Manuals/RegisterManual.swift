import InstructionSet

/// The manual of the control registers, as Markdown.
enum RegisterManual {
  /// The manual's text.
  static var text: String {
    ([opening, regions] + ControlRegister.all.map(page(of:)) + [mailbox]).joined(separator: "\n")
  }

  private static var mailbox: String {
    let commands = """
      ## The mailbox

      The host waits until the command is 0, writes the argument and then the command. The core does
      what is asked, writes the result and then the reply, which makes the command 0 again.

      | command | number | what it does |
      |---|---|---|

      """
    let replies = "\n| reply | number | what it means |\n|---|---|---|\n"
    return MailboxCommand.allCases.reduce(into: commands) {
      $0 += "| `\($1.name)` | \($1.rawValue) | \($1.summary) |\n"
    }
      + MailboxReply.allCases.reduce(into: replies) {
        $0 += "| `\($1.name)` | \($1.rawValue) | \($1.summary) |\n"
      }
  }

  private static var regions: String {
    let start = """
      ## Addresses

      | region | first address | what answers there |
      |---|---|---|

      """
    return AddressRegion.all.reduce(into: start) { table, region in
      table += "| `\(region.name)` | \(hexadecimal(Int(region.base))) | \(region.summary) |\n"
    }
  }

  private static let opening = """
    # The control registers

    Written by `swift run -c release obol-generate` from `Sources/InstructionSet`; do not edit.

    Registers have 32 bits; offsets count bytes from the first one. Bits that no field covers are
    zero. Offsets count from the region `registers` of the control core's addresses.

    """

  private static func page(of register: ControlRegister) -> String {
    let start = """
      ## \(register.name)

      \(register.summary) Offset \(hexadecimal(register.offset)), \(register.access.manualText).

      | field | bits | after reset | what it is |
      |---|---|---|---|

      """
    return register.fields.reduce(into: start) { table, field in
      let last = field.offset + field.bits - 1
      table +=
        "| `\(field.name)` | \(field.offset)–\(last) | \(hexadecimal(Int(field.reset))) "
        + "| \(field.summary) |\n"
    }
  }

  private static func hexadecimal(_ number: Int) -> String {
    "0x" + String(number, radix: 16, uppercase: true)
  }
}

extension ControlRegister.Access {
  /// The kind of access in words.
  var manualText: String {
    switch self {
    case .readOnly: "read only"
    case .readWrite: "read and write"
    case .writeOneToAct: "write one to act, reads as zero"
    }
  }
}
