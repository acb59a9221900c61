import MachineModel
import Testing

/// Instructions in a memory of their own, and a core that executes them.
enum CoreProgram {
  /// Where programs start.
  static let base: UInt32 = 0x8000_0000

  /// An instruction's encoding.
  static func code(
    _ mnemonic: String, rd: UInt32 = 0, rs1: UInt32 = 0, rs2: UInt32 = 0, _ immediate: Int32 = 0
  ) throws -> UInt32 {
    try found(CoreInstruction.all.first { $0.mnemonic == mnemonic }, mnemonic).encoded(
      rd: rd, rs1: rs1, rs2: rs2, immediate: UInt32(bitPattern: immediate))
  }

  /// A core with instructions in 64 KiB of memory at `base`.
  ///
  /// - Parameter halves: the program as 16-bit units.
  static func core(halves: [UInt16]) -> ControlCore {
    var memory = CoreMemory("test", at: base, byteCount: 1 << 16)
    memory.place(halves.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, at: base)
    return ControlCore(startingAt: base, bus: CoreBus(memories: [memory]))
  }

  /// A core with 32-bit instructions.
  static func core(_ words: [UInt32]) -> ControlCore {
    core(halves: words.flatMap { [UInt16($0 & 0xFFFF), UInt16($0 >> 16)] })
  }

  private static func found<Value>(_ value: Value?, _ name: String) throws -> Value {
    guard let value else { throw UnknownName(name: name) }
    return value
  }

  struct UnknownName: Error { let name: String }
}

extension ControlCore {
  /// Does a step, of which something is expected.
  mutating func step(expecting expected: CoreStep, _ place: SourceLocation = #_sourceLocation) {
    let step = step()
    #expect(step == expected, sourceLocation: place)
  }
}

/// Expects two values to be equal; unlike the macro, it takes those of a core that is not copied.
func expectEqual<Value: Equatable>(
  _ value: Value, _ expected: Value, _ place: SourceLocation = #_sourceLocation
) {
  #expect(value == expected, sourceLocation: place)
}
