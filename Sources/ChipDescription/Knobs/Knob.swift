/// One field of a chip's description, declared once.
///
/// Reading, checking, the printed text, the JSON schema, the manual page and the axes of tuning all
/// come from this declaration. `Root` is the value that holds the field: the whole `ChipSpec`, or
/// an `OperatingPoint` for the fields of the list.
package struct Knob<Root: Sendable>: Sendable {
  /// Where a chip file has it, as in `array.pixels`.
  package let path: String
  /// What it is measured in.
  package let unit: KnobUnit
  /// What it may be.
  package let range: KnobRange
  /// One sentence that says what it is.
  package let summary: String
  /// Whether a chip file may leave it out; the value that `Root.init` gives then stands.
  package let isOptional: Bool
  private let read: @Sendable (Root) -> KnobValue
  private let write: @Sendable (inout Root, KnobValue) -> Void

  /// Makes a knob from its parts; `Knob+Declaring.swift` has a way for each type.
  init(
    _ path: String, _ unit: KnobUnit, _ range: KnobRange, _ isOptional: Bool, _ summary: String,
    read: @escaping @Sendable (Root) -> KnobValue,
    write: @escaping @Sendable (inout Root, KnobValue) -> Void
  ) {
    self.path = path
    self.unit = unit
    self.range = range
    self.isOptional = isOptional
    self.summary = summary
    self.read = read
    self.write = write
  }

  /// The last word of the path, which is the key in its section.
  package var key: String { String(path.split(separator: ".").last ?? Substring(path)) }

  /// The field's value.
  package func value(in root: Root) -> KnobValue { read(root) }

  /// Sets the field; a value of another kind than the field's changes nothing.
  package func set(_ value: KnobValue, in root: inout Root) { write(&root, value) }

  /// The field's value as a chip file writes it.
  package func text(in root: Root) -> String { unit.text(read(root)) }
}
