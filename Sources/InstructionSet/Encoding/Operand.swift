internal import QuantizedArithmetic

/// One field of an instruction: its name, its width and how to get at its value.
///
/// Fields are packed in the order of their declaration, behind the opcode and the token sets.
package struct Operand<Form>: Sendable {
  /// The name in assembly text; `map.part` for the parts of a feature map.
  package let name: String
  /// The field's width.
  package let bits: Int
  /// Whether the field is in two's complement.
  package let isSigned: Bool
  /// How assembly text writes the value.
  package let style: OperandStyle
  /// What the field means, in one sentence.
  package let summary: String
  let value: @Sendable (Form) -> Int64
  /// Sets the value; false where the number stands for none.
  let assign: @Sendable (inout Form, Int64) -> Bool

  package init<Value: OperandValue>(
    _ name: String, _ path: any WritableKeyPath<Form, Value> & Sendable, bits: Int,
    signed isSigned: Bool = false, _ summary: String
  ) {
    self.name = name
    self.bits = bits
    self.isSigned = isSigned
    self.summary = summary
    style = Value.operandStyle
    value = { $0[keyPath: path].operandField }
    assign = { form, number in
      guard let value = Value(operandField: number) else { return false }
      form[keyPath: path] = value
      return true
    }
  }

  /// Makes the operand for a part of a larger value.
  init<Whole: Sendable>(
    _ part: Operand<Whole>, of path: any WritableKeyPath<Form, Whole> & Sendable, named name: String
  ) {
    self.name = "\(name).\(part.name)"
    bits = part.bits
    isSigned = part.isSigned
    summary = part.summary
    style = part.style
    value = { part.value($0[keyPath: path]) }
    assign = { part.assign(&$0[keyPath: path], $1) }
  }

  /// The numbers that the field can hold.
  package var range: ClosedRange<Int64> {
    isSigned ? -(1 << Int64(bits - 1))...(1 << Int64(bits - 1) - 1) : 0...(1 << Int64(bits) - 1)
  }
}

extension Operand {
  /// The fields of a feature map.
  static func featureMap(
    _ name: String, _ path: any WritableKeyPath<Form, FeatureMap> & Sendable
  ) -> [Operand] {
    FeatureMap.operands.map { Operand($0, of: path, named: name) }
  }

  /// The fields of a fixed-point multiplier.
  static func multiplier(
    _ name: String, _ path: any WritableKeyPath<Form, FixedPointMultiplier> & Sendable
  ) -> [Operand] {
    FixedPointMultiplier.operands.map { Operand($0, of: path, named: name) }
  }
}

extension FeatureMap {
  static let operands: [Operand<FeatureMap>] = [
    Operand("address", \.address, bits: 24, "First byte of the first plane."),
    Operand("width", \.width, bits: 17, "Pixels in a row."),
    Operand("height", \.height, bits: 16, "Rows."),
    Operand("channels", \.channels, bits: 14, "Channels that hold values."),
    Operand("brickShift", \.brickShift, bits: 3, "Base-2 logarithm of the channels in a brick."),
    Operand("rowBytes", \.rowBytes, bits: 20, "Bytes from a row to the next."),
    Operand("planeBytes", \.planeBytes, bits: 24, "Bytes from a brick's plane to the next."),
  ]
}

extension FixedPointMultiplier {
  static let operands: [Operand<FixedPointMultiplier>] = [
    Operand("significand", \.significand, bits: 32, signed: true, "Fraction in Q0.31."),
    Operand("shift", \.shift, bits: 7, signed: true, "Power of two beside the fraction."),
  ]
}
