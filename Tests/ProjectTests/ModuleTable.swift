/// One module and what it may import: the table of the design, as data.
struct ModuleRule: Sendable {
  let module: String
  /// The modules of this package that it may import.
  let imports: Set<String>
  /// The modules from outside the package that it may import.
  var outside: Set<String> = []

  /// Every module, each after those that it may import.
  ///
  /// The compiler and the machine do not know each other: they meet in `InstructionSet` and
  /// `ChipDescription`. File formats are leaves. Where files, clocks and arguments are, at the
  /// edge, Foundation's essentials are; the core knows only the standard library.
  static let all: [ModuleRule] = core + edge

  private static let core = [
    ModuleRule(module: "QuantizedArithmetic", imports: []),
    ModuleRule(module: "CIntegerKernels", imports: []),
    ModuleRule(module: "IntegerKernels", imports: ["CIntegerKernels", "QuantizedArithmetic"]),
    ModuleRule(module: "ChipDescription", imports: []),
    ModuleRule(module: "InstructionSet", imports: ["QuantizedArithmetic"]),
    ModuleRule(module: "ModelIR", imports: ["QuantizedArithmetic"]),
    // Beside the design's ModelIR: multipliers and int4 weights are read as arithmetic has them.
    ModuleRule(
      module: "ModelFormats", imports: ["ModelIR", "QuantizedArithmetic"],
      outside: ["SwiftProtobuf"]),
    ModuleRule(module: "Compression", imports: ["ModelIR", "QuantizedArithmetic"]),
    ModuleRule(module: "FirmwareFormat", imports: ["InstructionSet"], outside: ["Crypto"]),
    // Beside the design's three: multipliers go from the graph into instructions as they are.
    ModuleRule(
      module: "Compiler",
      imports: ["ModelIR", "ChipDescription", "InstructionSet", "QuantizedArithmetic"]),
    // The chip's crypto block is a part of the machine: it hashes and verifies images.
    ModuleRule(
      module: "MachineModel",
      imports: ["InstructionSet", "ChipDescription", "QuantizedArithmetic", "IntegerKernels"],
      outside: ["Crypto"]),
    // Beside the design's two: events and layers are named in the words of the instruction set.
    ModuleRule(
      module: "Instruments", imports: ["MachineModel", "ChipDescription", "InstructionSet"]),
  ]

  private static let edge = [
    ModuleRule(
      module: "ChipFiles", imports: ["ChipDescription"], outside: ["Yams", "FoundationEssentials"]),
    // A recipe is a text format of the edge as well.
    ModuleRule(module: "RecipeFiles", imports: ["Compression"], outside: ["Yams"]),
    ModuleRule(
      module: "Runtime",
      imports: [
        "ModelIR", "ModelFormats", "ChipDescription", "ChipFiles", "InstructionSet", "Compiler",
        "MachineModel", "Instruments", "QuantizedArithmetic", "Compression", "FirmwareFormat",
      ],
      // Beside Foundation's essentials: files that are written piece by piece, and threads.
      outside: program.union(["Dispatch", "Synchronization"])),
    // A space is a text format of the edge, like a chip: it is read where it is used.
    ModuleRule(
      module: "Exploration", imports: ["Runtime", "ChipDescription", "ChipFiles", "Instruments"],
      outside: ["Yams", "FoundationEssentials", "Glibc", "Musl", "Darwin"]),
    ModuleRule(
      module: "DerivedFiles",
      imports: [
        "InstructionSet", "ChipDescription", "ModelIR", "ModelFormats", "MachineModel",
        "FirmwareFormat", "QuantizedArithmetic",
      ]),
    ModuleRule(
      module: "TestSupport",
      imports: [
        "QuantizedArithmetic", "ModelIR", "ModelFormats", "InstructionSet", "ChipDescription",
      ],
      outside: ["FoundationEssentials", "Testing"]),
    ModuleRule(
      module: "obol", imports: everything,
      outside: program.union(["ArgumentParser", "Synchronization"])),
    ModuleRule(module: "obol-benchmark", imports: everything, outside: program),
    ModuleRule(module: "obol-generate", imports: ["DerivedFiles"], outside: program),
  ]

  private static let program: Set = ["FoundationEssentials", "Dispatch", "Glibc", "Musl", "Darwin"]

  private static let everything: Set = [
    "QuantizedArithmetic", "ChipDescription", "InstructionSet", "ModelIR", "ModelFormats",
    "Compiler", "MachineModel", "Instruments", "ChipFiles", "Runtime", "DerivedFiles",
    "Compression", "FirmwareFormat", "Exploration", "RecipeFiles",
  ]
}
