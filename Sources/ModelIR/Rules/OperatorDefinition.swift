package import QuantizedArithmetic

/// What every operator declares beside its attributes: name, operands, rules, work and meaning.
///
/// Each conforming type stands in its own file of `Operators/`; every operator makes one result.
package protocol OperatorDefinition: Sendable, Hashable {
  /// The word for it in the text form.
  static var mnemonic: String { get }
  /// What its inputs are called, in order.
  static var operandNames: OperandNames { get }
  /// Its attributes, in the order of the text form.
  static var attributes: [OperatorAttribute<Self>] { get }

  /// The operator in the closed set of operators.
  var wrapped: Operator { get }
  /// An operator to be filled in attribute by attribute when text is read.
  init()
  /// The shape of the result; throws where shapes or attributes don't go together.
  func resultShape(of operands: Operands) throws(OperatorError) -> Shape
  /// Throws where element types or quantisations are not what the operator takes.
  func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError)
  /// What a quantised result's scale and zero point have to be.
  var resultQuantization: ResultQuantization { get }
  /// Multiply-accumulates behind one result, taps in the padding counted as well.
  func multiplyAccumulates(of operands: Operands, result: Shape) throws(OperatorError) -> Int
  /// The integer arithmetic of quantised operands that `Operator.check` has passed, where it is one
  /// of the chip's tensor functions.
  func integerFunction(of operands: Operands, result: Tensor) throws(OperatorError)
    -> TensorFunction?
  /// The elements of the result, from operands that `Operator.check` has passed.
  func evaluate(_ operands: OperandValues, result: Tensor) throws(OperatorError) -> TensorElements
}

extension OperatorDefinition {
  package var resultQuantization: ResultQuantization { .calibrated }

  package func multiplyAccumulates(
    of operands: Operands, result: Shape
  ) throws(OperatorError) -> Int { 0 }
}

/// What an operator's inputs are called; optional ones come last.
package struct OperandNames: Sendable, Hashable {
  /// The most inputs of an operator whose last one may be repeated.
  static let mostRepeats = 1 << 12

  /// Those that must be there.
  package var required: [String]
  /// Those that may be absent.
  package var optional: [String] = []
  /// Whether the last required one may come more than once.
  package var repeats = false

  /// How many inputs there may be.
  package var counts: ClosedRange<Int> {
    required.count...(repeats ? Self.mostRepeats : required.count + optional.count)
  }
  /// The name of an input.
  package subscript(index: Int) -> String {
    if index < required.count { return required[index] }
    return repeats ? "\(required[required.count - 1]) \(index)" : optional[index - required.count]
  }
}
