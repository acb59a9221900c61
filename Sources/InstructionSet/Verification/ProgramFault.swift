/// One thing wrong with a program, and where.
package struct ProgramFault: Sendable, Hashable, CustomStringConvertible {
  /// Where in the program something is wrong.
  package enum Place: Sendable, Hashable {
    case geometry
    /// A host tensor, by its position.
    case input(Int), output(Int)
    /// An instruction of the prologue or the body, by its position and mnemonic.
    case prologue(Int, mnemonic: String), body(Int, mnemonic: String)
    /// The end of a section.
    case prologueEnd, bodyEnd
  }

  package let place: Place
  package let reason: String

  package init(_ place: Place, _ reason: String) {
    self.place = place
    self.reason = reason
  }

  /// One line: the place, then what is wrong.
  package var description: String { "\(place): \(reason)" }
}

/// Everything that is wrong with a program.
package struct ProgramError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The faults, at least one.
  package let faults: [ProgramFault]

  /// One line per fault.
  package var description: String { faults.map(\.description).joined(separator: "\n") }
}

extension ProgramFault.Place: CustomStringConvertible {
  /// The place in words.
  package var description: String {
    switch self {
    case .geometry: "geometry"
    case .input(let index): "input \(index)"
    case .output(let index): "output \(index)"
    case .prologue(let index, let mnemonic): "prologue instruction \(index) (\(mnemonic))"
    case .body(let index, let mnemonic): "body instruction \(index) (\(mnemonic))"
    case .prologueEnd: "end of the prologue"
    case .bodyEnd: "end of the body"
    }
  }
}
