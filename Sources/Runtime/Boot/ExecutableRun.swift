package import FirmwareFormat
internal import InstructionSet
package import MachineModel

/// A bare program on the control core, from its entry until it stores to `tohost`.
///
/// That is the convention of RISC-V test programs: a 1 is success, any other value is an exit code
/// doubled, plus one.
package struct ExecutableRun: ~Copyable {
  /// The core with the program in its memories.
  package var core: ControlCore
  private let maxCycles: UInt64

  /// Puts a program into memory.
  ///
  /// - Parameter maxCycles: when to give up; a program with a `tohost` gets a billion otherwise.
  /// - Throws: `ExecutableRunError` where the program asks for memory that it cannot have.
  package init(
    _ file: ExecutableFile, coreMemoryBytes: CoreMemoryBytes, maxCycles: UInt64? = nil
  ) throws(ExecutableRunError) {
    let host = file.symbols["tohost"]
    guard host != nil || maxCycles != nil else { throw .noEnd }
    let memories = try Self.loaded(file, beside: coreMemoryBytes.memories)
    var bus = CoreBus(memories: memories)
    bus.hostAddress = host
    core = ControlCore(startingAt: file.entry, bus: bus)
    self.maxCycles = maxCycles ?? Self.patience
  }

  /// The chip's memories, and those that a program asks for besides, with the program in them.
  private static func loaded(
    _ file: ExecutableFile, beside chip: [CoreMemory]
  ) throws(ExecutableRunError) -> [CoreMemory] {
    let outside = file.segments.filter { segment in
      !chip.contains { $0.contains(segment.address, bytes: segment.byteCount) }
    }
    var memories = chip + (try TestMemory.memories(for: outside))
    for segment in file.segments {
      let index = memories.firstIndex { $0.contains(segment.address, bytes: segment.byteCount) }
      guard let index else {
        throw .noMemory(address: segment.address, bytes: segment.byteCount)
      }
      memories[index].place(segment.bytes, at: segment.address)
    }
    return memories
  }

  /// Enough for any test program, and less than a minute.
  private static let patience: UInt64 = 1_000_000_000

  /// Runs to the end.
  ///
  /// - Parameter log: is told each step, where anybody asks.
  /// - Throws: whatever `log` throws.
  package mutating func run(log: ((CoreLogEntry) throws -> Void)? = nil) throws -> Ending {
    while core.bus.cycle < maxCycles {
      let address = core.programCounter
      let step = core.step()
      if let log, step != .asleep { try log(CoreLogEntry(of: core, step, at: address)) }
      if let value = core.bus.hostValue, value != 0 {
        return value == 1 ? .success : .failure(code: value >> 1)
      }
      if step == .trapped, core.isLockedUp { return .lockedUp(handler: core.programCounter) }
      if step == .asleep, !core.sleepUntilWoken() { return .asleepForever }
    }
    return .outOfCycles(maxCycles)
  }

  /// How a program ended.
  package enum Ending: Sendable, Hashable {
    /// It stored a 1.
    case success
    /// It stored something else.
    case failure(code: UInt32)
    /// It did not store anything in as many cycles as it was given.
    case outOfCycles(UInt64)
    /// It waits for an interrupt that cannot come.
    case asleepForever
    /// There is no memory where traps go, so that it traps forever.
    case lockedUp(handler: UInt32)
  }
}

/// Why a program cannot be run.
package enum ExecutableRunError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Nothing would ever end it.
  case noEnd
  /// The memories that the program asks for are too large together.
  case tooMuchMemory(bytes: Int, limit: Int)
  /// A segment lies partly in the chip's memory and partly outside.
  case noMemory(address: UInt32, bytes: Int)

  package var description: String {
    switch self {
    case .noEnd: "there is no symbol 'tohost' to end at; give --max-cycles"
    case .tooMuchMemory(let bytes, let limit):
      "the segments ask for \(bytes) bytes of memory, \(limit) at most can be had"
    case .noMemory(let address, let bytes):
      "no memory has all \(bytes) bytes of the segment at 0x\(String(address, radix: 16))"
    }
  }
}
