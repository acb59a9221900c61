/// A value that an instruction field can hold.
package protocol OperandValue: Sendable, Hashable {
  /// The field's number for the value.
  var operandField: Int64 { get }
  /// The value of a field's number, or nil where the number stands for none.
  init?(operandField: Int64)
  /// How assembly text writes it.
  static var operandStyle: OperandStyle { get }
}

/// How assembly text writes an operand.
package enum OperandStyle: Sendable, Hashable {
  case decimal
  case hexadecimal
  /// One word for each value, counted from 0.
  case choice([String])
}

extension Int: OperandValue {
  package var operandField: Int64 { Int64(self) }
  package init?(operandField: Int64) { self.init(operandField) }
  package static var operandStyle: OperandStyle { .decimal }
}

extension Int32: OperandValue {
  package var operandField: Int64 { Int64(self) }
  package init?(operandField: Int64) { self.init(exactly: operandField) }
  package static var operandStyle: OperandStyle { .decimal }
}

extension Bool: OperandValue {
  package var operandField: Int64 { self ? 1 : 0 }
  package init?(operandField: Int64) { self = operandField != 0 }
  package static var operandStyle: OperandStyle { .choice(["no", "yes"]) }
}

extension BankAddress: OperandValue {
  package var operandField: Int64 { Int64(byte) }
  package init?(operandField: Int64) { self.init(Int(operandField)) }
  package static var operandStyle: OperandStyle { .hexadecimal }
}

extension StoreAddress: OperandValue {
  package var operandField: Int64 { Int64(byte) }
  package init?(operandField: Int64) { self.init(Int(operandField)) }
  package static var operandStyle: OperandStyle { .hexadecimal }
}
