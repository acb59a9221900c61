extension DerivedFile {
  /// What is derived from the declarations of the instructions.
  static let instructionFiles = [
    DerivedFile("Firmware/INSTRUCTIONS.md") { InstructionManual.text },
    DerivedFile("Firmware/include/obol_instructions.h") { InstructionCHeader.text },
  ]
}
