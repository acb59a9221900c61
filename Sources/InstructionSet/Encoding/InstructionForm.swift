/// What one kind of instruction declares; encoding, assembly text and the manual follow from it.
package protocol InstructionForm: Sendable, Hashable {
  /// Every field at zero.
  init()
  /// The number in the word's lowest byte.
  static var opcode: Opcode { get }
  /// The word at the start of an assembly line.
  static var mnemonic: String { get }
  /// What the instruction does, in one sentence.
  static var summary: String { get }
  /// The unit whose queue it goes to; nil where the sequencer itself executes it.
  static var unit: Unit? { get }
  /// The fields, in the order in which they are packed.
  static var operands: [Operand<Self>] { get }
  /// The instruction as a case of the closed set.
  var body: InstructionBody { get }
  /// The bytes of the banks that it reads and writes.
  func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess]
  /// What is wrong with fields that each fit their bits; empty for a legal instruction.
  func faults(_ geometry: ArrayGeometry) -> [String]
}

extension InstructionForm {
  /// Where a field may be found, from the lowest bit of the word.
  package static func bitOffset(ofOperand index: Int) -> Int {
    operands.prefix(index).reduce(InstructionHeader.bits) { $0 + $1.bits }
  }

  /// Every field's description, for manuals and headers.
  package static var fields: [OperandDescription] {
    operands.enumerated().map { index, operand in
      OperandDescription(
        name: operand.name, offset: bitOffset(ofOperand: index), bits: operand.bits,
        isSigned: operand.isSigned, style: operand.style, summary: operand.summary)
    }
  }

  /// Every field's number, in the order of `operands`.
  package var operandNumbers: [Int64] { Self.operands.map { $0.value(self) } }

  /// Packs the fields into a word.
  func encode(into word: inout InstructionWord) throws(EncodingError) {
    var offset = InstructionHeader.bits
    for operand in Self.operands {
      let number = operand.value(self)
      guard operand.range.contains(number) else {
        throw EncodingError(
          mnemonic: Self.mnemonic, operand: operand.name, value: number, range: operand.range)
      }
      let mask: UInt64 = 1 << UInt64(operand.bits) - 1
      word.setField(
        UInt64(bitPattern: number) & mask, offset: offset, width: operand.bits)
      offset += operand.bits
    }
  }

  /// Unpacks the fields of a word; nil, with the field's name, where a number stands for no value.
  static func decode(_ word: InstructionWord) -> Result<InstructionBody, OperandFault> {
    var form = Self()
    var offset = InstructionHeader.bits
    for operand in operands {
      let raw = word.field(offset: offset, width: operand.bits)
      let shift = UInt64(64 - operand.bits)
      let number =
        operand.isSigned ? Int64(bitPattern: raw << shift) >> Int64(shift) : Int64(raw)
      guard operand.assign(&form, number) else {
        return .failure(OperandFault(operand: operand.name, value: number))
      }
      offset += operand.bits
    }
    return .success(form.body)
  }
}

/// A field as manuals and headers see it.
package struct OperandDescription: Sendable, Hashable {
  package let name: String
  /// The lowest bit in the word.
  package let offset: Int
  package let bits: Int
  package let isSigned: Bool
  package let style: OperandStyle
  package let summary: String
}

/// A field whose number stands for no value.
struct OperandFault: Error {
  let operand: String
  let value: Int64
}
