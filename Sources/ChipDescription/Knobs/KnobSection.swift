/// The knobs of one block of the chip, which stand under one key of a chip file.
package struct KnobSection: Sendable {
  /// The key, or nothing for the fields of the chip itself.
  package let key: String
  /// One sentence that says what the block is.
  package let summary: String
  /// Its fields, in the order of the canonical text.
  package let knobs: [Knob<ChipSpec>]
}
