/// The memory that keeps weights and constants when the chip is off.
public struct WeightStoreSpec: Sendable, Hashable {
  /// What it is made of, which decides its energy.
  public var technology = Technology.mram
  /// Bytes it holds.
  public var capacityBytes = 0
  /// Bytes that it delivers per cycle.
  public var bytesPerCycle = 0
  /// Cycles from a request to its first byte.
  public var latencyCycles = 0
  /// How transfers are asked for.
  public var burst = BurstSpec()

  /// Makes a store with no capacity yet.
  public init() {}

  /// What a weight store is made of.
  public enum Technology: String, Sendable, Hashable, CaseIterable {
    /// Embedded magnetic memory, on the same die.
    case mram
    /// Embedded flash, on the same die.
    case embeddedFlash
    /// Serial flash beside the chip.
    case serialFlash
    /// Serial pseudo-static memory beside the chip.
    case psram
    /// Static memory on the same die, loaded at boot.
    case sram
  }
}
