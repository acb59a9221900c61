extension DerivedFile {
  /// What is derived, from the declarations of instructions and registers, for code on the chip.
  static let firmwareFiles = [
    DerivedFile("Firmware/INSTRUCTIONS.md") { InstructionManual.text },
    DerivedFile("Firmware/REGISTERS.md") { RegisterManual.text },
    DerivedFile("Firmware/include/obol_instructions.h") { InstructionCHeader.text },
    DerivedFile("Firmware/include/obol_registers.h") { RegisterCHeader.text },
  ]
}
