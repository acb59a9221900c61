/// The value of a knob, whatever the field's own type is.
package enum KnobValue: Sendable, Hashable {
  /// A whole number in the knob's base unit.
  case integer(Int)
  /// A number in the knob's base unit.
  case real(Double)
  /// Yes or no.
  case flag(Bool)
  /// A name or a sentence.
  case text(String)
}
