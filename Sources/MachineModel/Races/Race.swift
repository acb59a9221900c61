package import InstructionSet

/// Two instructions that touch the same bytes, one of them to write, and that no token orders.
package struct Race: Sendable, Hashable {
  /// One of the two.
  package struct Party: Sendable, Hashable {
    package var location: InstructionLocation
    package var unit: Unit
    package var access: MemoryAccess
  }

  /// The one that comes first in the program.
  package var earlier: Party
  /// The one that has to wait for it.
  package var later: Party

  /// The bytes over which they race.
  package var bytes: Range<Int> { earlier.access.bytes.clamped(to: later.access.bytes) }
}

extension Race: CustomStringConvertible {
  package var description: String {
    "\(later) does not wait for \(earlier), and both touch bytes"
      + " \(bytes.lowerBound)..<\(bytes.upperBound)"
  }
}

extension Race.Party: CustomStringConvertible {
  package var description: String {
    "\(location) on \(unit.name), which \(access.kind == .read ? "reads" : "writes")"
      + " bytes \(access.bytes.lowerBound)..<\(access.bytes.upperBound),"
  }
}
