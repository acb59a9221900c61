import InstructionSet

/// The C header from which code on the control core, or on a host, reads and writes instructions.
enum InstructionCHeader {
  /// The header's text.
  static var text: String {
    let parts = [opening, units] + Opcode.allCases.map { instruction($0.form) } + ["#endif\n"]
    return parts.joined(separator: "\n")
  }

  private static let opening =
    """
    /* The instruction words of Obol: opcodes, and where the fields lie.
     *
     * Written by `swift run -c release obol-generate` from Sources/InstructionSet; do not edit.
     * A word is a little-endian number; OFFSET counts bits from its least significant one.
     */
    #ifndef OBOL_INSTRUCTIONS_H
    #define OBOL_INSTRUCTIONS_H


    """
    + CText.define("OBOL_WORD_BYTES", "\(InstructionWord.byteCount)u")
    + CText.define("OBOL_OPCODE_OFFSET", "0u")
    + CText.define("OBOL_OPCODE_BITS", "\(InstructionHeader.opcodeBits)u")
    + CText.define("OBOL_WAITS_OFFSET", "\(InstructionHeader.opcodeBits)u")
    + CText.define("OBOL_WAITS_BITS", "\(InstructionHeader.tokenBits)u")
    + CText.define(
      "OBOL_SIGNALS_OFFSET", "\(InstructionHeader.opcodeBits + InstructionHeader.tokenBits)u")
    + CText.define("OBOL_SIGNALS_BITS", "\(InstructionHeader.tokenBits)u")

  private static var units: String {
    Unit.allCases.reduce(into: "/* The units that execute them. */\n") { text, unit in
      text += CText.define("OBOL_UNIT_\(CText.constant(unit.name))", "\(unit.rawValue)u")
    }
  }

  private static func instruction(_ form: any InstructionForm.Type) -> String {
    let prefix = "OBOL_\(CText.constant(form.mnemonic))"
    let opcode = "0x" + String(form.opcode.rawValue, radix: 16) + "u"
    let start =
      "/* \(form.mnemonic): \(form.summary) */\n" + CText.define("\(prefix)_OPCODE", opcode)
    return form.fields.reduce(into: start) { text, field in
      let name = "\(prefix)_\(CText.constant(field.name))"
      let sign = field.isSigned ? "Two's complement. " : ""
      text += CText.define("\(name)_OFFSET", "\(field.offset)u", sign + field.summary)
      text += CText.define("\(name)_BITS", "\(field.bits)u")
    }
  }
}
