internal import InstructionSet

/// A set of units.
struct UnitBits: Sendable, Hashable {
  private var bits: UInt8 = 0

  var isEmpty: Bool { bits == 0 }

  func contains(_ unit: Unit) -> Bool { bits >> unit.rawValue & 1 != 0 }

  mutating func insert(_ unit: Unit) { bits |= 1 << unit.rawValue }
}
