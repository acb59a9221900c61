package import InstructionSet

/// Why a machine refuses a program, or cannot go on with it.
package enum MachineError: Error, Sendable, Hashable {
  /// The chip has an extent that no machine can be built with.
  case chip(reason: String)
  /// The program was compiled for another array or word width.
  case geometry(program: ArrayGeometry, chip: ArrayGeometry)
  /// The instructions need more bytes than the sequencer holds.
  case programTooLarge(bytes: Int, capacity: Int)
  /// The constants need more bytes than the weight store holds.
  case constantsTooLarge(bytes: Int, capacity: Int)
  /// A tensor of the host that has no extent, or an unreasonable one.
  case tensor(name: String, shape: [Int])
  /// An instruction that the chip cannot execute.
  case flawed(InstructionLocation, reason: String)
  /// A frame's input has a wrong number of bytes, or there is one too few or too many.
  case input(index: Int, bytes: Int, expected: Int)
  case inputCount(Int, expected: Int)
  /// No unit can go on.
  case deadlock(Deadlock)
  /// Work, stalls and idle cycles of a unit are not those of its section: the machine is at fault.
  case unaccounted(UnitRecord, cycles: Int)
}

/// One of a program's two sections.
package enum SectionName: String, Sendable, Hashable, CaseIterable { case prologue, body }

/// Where an instruction stands in its program.
package struct InstructionLocation: Sendable, Hashable, CustomStringConvertible {
  package var section: SectionName
  /// The position in the section.
  package var index: Int
  package var mnemonic: String
  /// The name of the layer that it works for.
  package var layer: String

  package var description: String {
    "\(section.rawValue) instruction \(index), \(mnemonic)" + (layer.isEmpty ? "" : " of \(layer)")
  }
}

/// A cycle from which no unit can go on.
package struct Deadlock: Sendable, Hashable {
  /// An instruction at the head of a queue, and the tokens that it lacks.
  package struct Waiting: Sendable, Hashable {
    package var location: InstructionLocation
    package var tokens: [Token]
  }

  package var cycle: Int
  package var waiting: [Waiting]
}

extension MachineError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .chip(let reason): "the chip cannot be built: \(reason)"
    case .geometry(let program, let chip):
      "the program is for an array of \(program.text), the chip has \(chip.text)"
    case .programTooLarge(let bytes, let capacity):
      "the program is \(bytes) bytes, the sequencer holds \(capacity)"
    case .constantsTooLarge(let bytes, let capacity):
      "the constants are \(bytes) bytes, the weight store holds \(capacity)"
    case .tensor(let name, let shape): "tensor '\(name)' cannot have the shape \(shape)"
    case .flawed(let location, let reason): "\(location): \(reason)"
    case .input(let index, let bytes, let expected):
      "input \(index) has \(bytes) bytes, expected \(expected)"
    case .inputCount(let count, let expected): "\(count) inputs given, expected \(expected)"
    case .deadlock(let deadlock): deadlock.description
    case .unaccounted(let record, let cycles):
      "the \(record.unit.name) accounts for \(record.cycles) of \(cycles) cycles"
    }
  }
}

extension Deadlock: CustomStringConvertible {
  package var description: String {
    let heads = waiting.map { waiting in
      "\(waiting.location) waits for \(waiting.tokens.map(\.description).joined(separator: ", "))"
    }
    return "deadlock in cycle \(cycle): \(heads.joined(separator: "; "))"
  }
}

extension ArrayGeometry {
  fileprivate var text: String {
    "\(pixels) × \(outputs) × \(inputs) × \(taps) and words of \(wordBytes) bytes"
  }
}
