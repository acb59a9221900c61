extension DerivedFile {
  /// What is derived, from the declarations of instructions, registers and images, for code on the
  /// chip and on its host.
  static let firmwareFiles = [
    DerivedFile("Firmware/INSTRUCTIONS.md") { InstructionManual.text },
    DerivedFile("Firmware/REGISTERS.md") { RegisterManual.text },
    DerivedFile(
      "Sources/FirmwareFormat/FirmwareFormat.docc/ImageLayout.md",
      between: "<!-- fields: written by obol-generate -->", and: "<!-- end of fields -->"
    ) { "\n\(ImageManual.tables)\n" },
    DerivedFile("Firmware/include/obol_image.h") { ImageCHeader.text },
    DerivedFile("Firmware/include/obol_instructions.h") { InstructionCHeader.text },
    DerivedFile("Firmware/include/obol_registers.h") { RegisterCHeader.text },
    DerivedFile("Firmware/Hardware/ControlRegisters.swift") { RegisterSwiftAccessors.text },
  ]
}
