import InstructionSet
import TestSupport

/// Draws instructions from the declarations of their fields.
struct RandomInstructions {
  private var random: RepeatableRandom

  init(seed: UInt64) { random = RepeatableRandom(seed: seed) }

  /// A word of a kind, with every field drawn from all the values that it has.
  mutating func word(_ opcode: Opcode) -> InstructionWord {
    var word = InstructionWord()
    word.setField(UInt64(opcode.rawValue), offset: 0, width: 8)
    word.setField(random.next() & 0xFFFF, offset: 8, width: 16)
    word.setField(random.next() & 0xFFFF, offset: 24, width: 16)
    for field in opcode.form.fields {
      word.setField(value(field), offset: field.offset, width: field.bits)
    }
    return word
  }

  /// A kind, each as likely as any other.
  mutating func opcode() -> Opcode {
    Opcode.allCases.randomElement(using: &random) ?? .finish
  }

  private mutating func value(_ field: OperandDescription) -> UInt64 {
    if case .choice(let words) = field.style { return random.next() % UInt64(words.count) }
    let all: UInt64 = 1 << UInt64(field.bits) - 1
    // Extremes are where a sign or a mask goes wrong, so they come up often.
    return switch random.next() % 8 {
    case 0: 0
    case 1: all
    case 2: 1 << UInt64(field.bits - 1)
    default: random.next() & all
    }
  }
}
