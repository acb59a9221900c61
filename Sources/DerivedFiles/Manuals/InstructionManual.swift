import InstructionSet

/// The manual of the instruction set, as Markdown that also reads well on a terminal.
enum InstructionManual {
  /// The manual's text.
  static var text: String {
    ([opening, index] + Opcode.allCases.map { page(of: $0.form) }).joined(separator: "\n")
  }

  private static let opening = """
    # The instructions

    Written by `swift run -c release obol-generate` from `Sources/InstructionSet`; do not edit.

    An instruction is a word of \(InstructionWord.byteCount) bytes, a little-endian number. \
    Its bits 0 to \(InstructionHeader.opcodeBits - 1) are the opcode, the next
    \(InstructionHeader.tokenBits) the tokens that it waits for, and the next \
    \(InstructionHeader.tokenBits) the tokens that it signals when it is complete. Its own
    fields follow; bits that no field covers are zero.

    Bit \(Unit.allCases.count)·P + C of a token set is the token from unit P to unit C; the \
    units are
    \(Unit.allCases.map { "\($0.rawValue) \($0.name)" }.joined(separator: ", ")).

    An assembly line is `MNEMONIC [layer N] [wait P>C,…] [signal P>C,…] [| FIELD=VALUE …]`. Fields
    that are left out have the instruction's default values; `#` starts a comment.

    """

  private static var index: String {
    let heading = "| instruction | opcode | unit | what it does |\n|---|---|---|---|\n"
    return Opcode.allCases.reduce(into: heading) { table, opcode in
      let form = opcode.form
      table +=
        "| `\(form.mnemonic)` | \(hexadecimal(opcode)) | \(unit(of: form)) "
        + "| \(form.summary) |\n"
    }
  }

  /// One instruction: what it does, its unit, and its fields bit by bit.
  static func page(of form: any InstructionForm.Type) -> String {
    let start = """
      ## \(form.mnemonic)

      \(form.summary) Opcode \(hexadecimal(form.opcode)), executed by the \(unit(of: form)).

      """
    if form.fields.isEmpty { return start }
    let heading = "\n| field | bits | written as | what it is |\n|---|---|---|---|\n"
    return form.fields.reduce(into: start + heading) { table, field in
      let last = field.offset + field.bits - 1
      table +=
        "| `\(field.name)` | \(field.offset)–\(last) | \(style(of: field)) "
        + "| \(field.summary) |\n"
    }
  }

  private static func style(of field: OperandDescription) -> String {
    switch field.style {
    case .decimal: field.isSigned ? "signed number" : "number"
    case .hexadecimal: "address"
    case .choice(let words): words.joined(separator: ", ")
    }
  }

  private static func unit(of form: any InstructionForm.Type) -> String {
    form.unit?.name ?? "sequencer"
  }

  private static func hexadecimal(_ opcode: Opcode) -> String {
    let digits = String(opcode.rawValue, radix: 16)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
  }
}
