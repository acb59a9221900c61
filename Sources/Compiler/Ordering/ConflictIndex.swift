internal import InstructionSet

/// For every byte, which instruction of each unit last read and last wrote it.
///
/// Bytes are held as the segments between all addresses at which some access begins or ends.
struct ConflictIndex {
  private let bounds: [Int]
  private var lastRead: [Int32]
  private var lastWrite: [Int32]
  private static let units = Unit.allCases.count

  /// - Parameter accesses: all that will be recorded.
  init(_ accesses: [[MemoryAccess]]) {
    bounds = Set(accesses.joined().flatMap { [$0.bytes.lowerBound, $0.bytes.upperBound] }).sorted()
    lastRead = Array(repeating: -1, count: bounds.count * Self.units)
    lastWrite = lastRead
  }

  private func segments(of bytes: Range<Int>) -> Range<Int> {
    bounds.partitioningIndex {
      $0 >= bytes.lowerBound
    }..<bounds.partitioningIndex { $0 >= bytes.upperBound }
  }

  /// The latest earlier instruction of each unit whose order with an access matters; −1 for none.
  func conflicts(of access: MemoryAccess, into latest: inout [Int]) {
    for segment in segments(of: access.bytes) {
      for unit in 0..<Self.units {
        let slot = segment * Self.units + unit
        latest[unit] = max(latest[unit], Int(lastWrite[slot]))
        if access.kind == .write { latest[unit] = max(latest[unit], Int(lastRead[slot])) }
      }
    }
  }

  /// Records an access of an instruction, which is later than all recorded before.
  mutating func record(_ access: MemoryAccess, by unit: Unit, instruction: Int) {
    for segment in segments(of: access.bytes) {
      let slot = segment * Self.units + Int(unit.rawValue)
      switch access.kind {
      case .read: lastRead[slot] = Int32(truncatingIfNeeded: instruction)
      case .write: lastWrite[slot] = Int32(truncatingIfNeeded: instruction)
      }
    }
  }
}
