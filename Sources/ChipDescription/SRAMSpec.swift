/// The banked on-chip memory.
///
/// Banks are taken in groups of `interleave`; consecutive words of a group lie in consecutive
/// banks, so that a run of words is read in one cycle, and groups follow each other in the address
/// space, so that a group that holds nothing can be switched off.
public struct SRAMSpec: Sendable, Hashable {
  /// Number of banks.
  public var banks = 0
  /// Bytes in a bank.
  public var bankBytes = 0
  /// Bytes in a word, the unit that a bank reads or writes in a cycle.
  public var wordBytes = 0
  /// Banks over which consecutive words are spread.
  public var interleave = 0

  /// Makes a memory with no extent yet.
  public init() {}

  /// Bytes in all banks.
  public var totalBytes: Int { banks * bankBytes }
}
