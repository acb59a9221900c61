// swift-tools-version: 6.2

import PackageDescription

/// The settings that every target shares; warnings become errors only where CI asks for it, so
/// that a newer compiler's new warning never breaks a user's build.
let strictSettings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  + (Context.environment["OBOL_WARNINGS_AS_ERRORS"] == nil
    ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
  name: "obol",
  products: [
    .executable(name: "obol", targets: ["obol"]),
    .library(name: "Obol", targets: ["Runtime"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "3.12.3"),
  ],
  targets: [
    .target(name: "QuantizedArithmetic"),
    .target(name: "CIntegerKernels"),
    .target(name: "IntegerKernels", dependencies: ["CIntegerKernels", "QuantizedArithmetic"]),
    .target(name: "ChipDescription"),
    .target(name: "InstructionSet", dependencies: ["QuantizedArithmetic"]),
    .target(name: "ModelIR", dependencies: ["QuantizedArithmetic"]),
    .target(
      name: "ModelFormats",
      dependencies: [
        "ModelIR", "QuantizedArithmetic",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ], exclude: ["ONNX/Schema/ONNXSchema.proto"]),
    .target(name: "Compression", dependencies: ["ModelIR", "QuantizedArithmetic"]),
    .target(
      name: "RecipeFiles",
      dependencies: ["Compression", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "FirmwareFormat",
      dependencies: ["InstructionSet", .product(name: "Crypto", package: "swift-crypto")]),
    .target(
      name: "ChipFiles",
      dependencies: ["ChipDescription", .product(name: "Yams", package: "Yams")],
      resources: [
        .embedInCode("Bundled/obol.yaml"), .embedInCode("Bundled/obol-lite.yaml"),
        .embedInCode("Bundled/ethos-u55-128.yaml"), .embedInCode("Bundled/ethos-u55-256.yaml"),
        .embedInCode("Bundled/max78000.yaml"), .embedInCode("Bundled/max78002.yaml"),
        .embedInCode("Bundled/gap9.yaml"), .embedInCode("Bundled/ndp120.yaml"),
        .embedInCode("Bundled/eyeriss.yaml"),
      ]),
    .target(
      name: "Compiler",
      dependencies: ["ModelIR", "ChipDescription", "InstructionSet", "QuantizedArithmetic"]),
    .target(
      name: "MachineModel",
      dependencies: [
        "InstructionSet", "ChipDescription", "QuantizedArithmetic", "IntegerKernels",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "Instruments", dependencies: ["MachineModel", "ChipDescription", "InstructionSet"]),
    .target(
      name: "Runtime",
      dependencies: [
        "ModelIR", "ModelFormats", "ChipDescription", "ChipFiles", "InstructionSet", "Compiler",
        "MachineModel", "Instruments", "QuantizedArithmetic", "Compression", "FirmwareFormat",
      ],
      resources: [
        .embedInCode("Boot/Firmware/rom.bin"), .embedInCode("Boot/Firmware/runtime.bin"),
        .embedInCode("Boot/Firmware/functions.bin"),
      ]),
    .target(
      name: "Exploration",
      dependencies: [
        "Runtime", "ChipDescription", "ChipFiles", "Instruments",
        .product(name: "Yams", package: "Yams"),
      ], resources: [.embedInCode("Bundled/obol.yaml"), .embedInCode("Page/tune.html")]),
    .target(
      name: "DerivedFiles",
      dependencies: [
        "InstructionSet", "ChipDescription", "ModelIR", "ModelFormats", "MachineModel",
        "FirmwareFormat", "QuantizedArithmetic",
      ]),
    .executableTarget(
      name: "obol",
      dependencies: [
        "Runtime", "DerivedFiles", "ChipDescription", "ChipFiles", "Instruments", "MachineModel",
        "ModelFormats", "Exploration", "RecipeFiles", "Compiler", "Compression", "FirmwareFormat",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "obol-generate", dependencies: ["DerivedFiles"]),
    .executableTarget(
      name: "obol-benchmark",
      dependencies: [
        "Runtime", "ChipDescription", "ChipFiles", "Compiler", "Exploration", "InstructionSet",
        "MachineModel",
      ]),
    .target(
      name: "TestSupport",
      dependencies: [
        "ModelIR", "ModelFormats", "InstructionSet", "ChipDescription", "QuantizedArithmetic",
      ]),
    .testTarget(
      name: "QuantizedArithmeticTests", dependencies: ["QuantizedArithmetic", "TestSupport"]),
    .testTarget(
      name: "IntegerKernelsTests",
      dependencies: ["IntegerKernels", "QuantizedArithmetic", "TestSupport"]),
    .testTarget(name: "ModelIRTests", dependencies: ["ModelIR", "TestSupport"]),
    .testTarget(name: "ModelFormatsTests", dependencies: ["ModelFormats", "TestSupport"]),
    .testTarget(
      name: "ChipDescriptionTests", dependencies: ["ChipDescription", "ChipFiles", "TestSupport"]),
    .testTarget(name: "InstructionSetTests", dependencies: ["InstructionSet", "TestSupport"]),
    .testTarget(
      name: "CompilerTests", dependencies: ["Compiler", "ChipFiles", "TestSupport"]),
    .testTarget(
      name: "MachineModelTests",
      dependencies: ["MachineModel", "ChipFiles", "TestSupport"]),
    .testTarget(
      name: "InstrumentsTests",
      dependencies: [
        "Instruments", "MachineModel", "InstructionSet", "ChipDescription", "ChipFiles",
        "TestSupport",
      ], exclude: ["Snapshots"]),
    .testTarget(
      name: "CompressionTests", dependencies: ["Compression", "RecipeFiles", "TestSupport"]),
    .testTarget(
      name: "FirmwareFormatTests", dependencies: ["FirmwareFormat", "Runtime", "TestSupport"]),
    .testTarget(
      name: "ExplorationTests",
      dependencies: [
        "Exploration", "ChipDescription", "ChipFiles", "Instruments", "ModelFormats", "ModelIR",
        "Runtime", "TestSupport",
      ]),
    .testTarget(name: "RuntimeTests", dependencies: ["Runtime", "TestSupport"]),
    .testTarget(name: "CommandLineTests", dependencies: ["obol"]),
    .testTarget(
      name: "ProjectTests",
      dependencies: [
        "ChipDescription", "ChipFiles", "DerivedFiles", "InstructionSet", "TestSupport",
      ]),
  ]
)

// What libFuzzer calls (`.ci/fuzz`), and in an ordinary build the test of what it starts from.
if Context.environment["OBOL_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "ModelFormats", "ModelIR", "InstructionSet", "ChipFiles", "FirmwareFormat", "Exploration",
      ],
      path: "Tests/Fuzzing",
      exclude: ["Corpus", "CorpusFile.swift", "CorpusTests.swift", "Seed.swift"]))
} else {
  package.targets.append(
    .testTarget(
      name: "FuzzingTests",
      dependencies: [
        "ModelFormats", "ModelIR", "InstructionSet", "ChipDescription", "ChipFiles", "Compiler",
        "FirmwareFormat", "Exploration", "Runtime", "TestSupport",
      ],
      path: "Tests/Fuzzing", exclude: ["Corpus", "Fuzzing.swift"]))
}

for target in package.targets {
  target.swiftSettings = strictSettings
}
