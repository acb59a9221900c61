import ChipDescription

extension DerivedFile {
  /// What is derived from the knobs of a chip.
  static let chipFiles = [
    DerivedFile("ChipSpecs/schema.json") { ChipSpec.schema },
    DerivedFile(
      "ChipSpecs/README.md", between: "<!-- knobs: written by obol-generate -->",
      and: "<!-- end of knobs -->"
    ) {
      "\n\(ChipSpec.knobTable)\nRules between fields:\n\n\(ChipSpec.ruleList)\n"
    },
  ]
}
